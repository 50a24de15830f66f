using Usher.Web.Configuration;
using Usher.Wire.Calling;

namespace Usher.Web.Services;

/// <summary>Makes clients that share one pool of connections: one in the application's name, others for whoever signed in to the console.</summary>
internal sealed class ClientFactory(WebOptions options, WebDependencies dependencies) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(dependencies.CreateHandler());
    private readonly HttpMessageInvoker? _inProcess = dependencies.InProcessHandler is { } make ? new(make()) : null;

    private Uri Usher => options.Services.Own ?? throw new InvalidOperationException("Operations of our own are asked of an Usher only.");

    // Its calls and answers are whole; others' are streams, too.
    public PersonalizeClient Personalize(ICredentialSource credentials) => new(_inProcess ?? _http, options.Services, credentials, dependencies.Clock);

    /// <exception cref="InvalidOperationException">Amazon answers, who has no such operations.</exception>
    public OwnClient Own(ICredentialSource credentials) => new(_http, Usher, options.Services.Region, credentials, dependencies.Clock);

    /// <exception cref="InvalidOperationException">Amazon answers: the console is an Usher's.</exception>
    public AccountClient Account(ICredentialSource credentials) => new(_http, Usher, options.Services.Region, credentials, dependencies.Clock);

    /// <exception cref="InvalidOperationException">Amazon answers: the console is an Usher's.</exception>
    public BucketClient Buckets(ICredentialSource credentials) => new(_http, Usher, options.Services.Region, credentials, dependencies.Clock);

    /// <exception cref="InvalidOperationException">Amazon answers: the console is an Usher's.</exception>
    public TrailClient Trail(ICredentialSource credentials) => new(_http, Usher, options.Services.Region, credentials, dependencies.Clock);

    public void Dispose()
    {
        _http.Dispose();
        _inProcess?.Dispose();
    }
}
