using Usher.Wire.Calling;

namespace Usher.Web.Services;

/// <summary>Makes clients that share one pool of connections: one in the application's name, others for whoever signed in to the console.</summary>
internal sealed class ClientFactory(WebOptions options, WebSurroundings surroundings) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(surroundings.Connections());

    public PersonalizeClient Personalize(ICredentialSource credentials) => new(_http, options.Services, credentials, surroundings.Clock);

    /// <exception cref="InvalidOperationException">Amazon answers, who has no such operations.</exception>
    public OwnClient Own(ICredentialSource credentials) => options.Services.Own is { } endpoint
        ? new(_http, endpoint, options.Services.Region, credentials, surroundings.Clock)
        : throw new InvalidOperationException("Operations of our own are asked of an Usher only.");

    public void Dispose() => _http.Dispose();
}
