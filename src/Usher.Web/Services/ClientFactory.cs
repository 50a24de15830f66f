using Usher.Web.Configuration;
using Usher.Wire.Calling;

namespace Usher.Web.Services;

/// <summary>Creates API clients that share one connection pool: for the application itself and for users who signed in to the console.</summary>
internal sealed class ClientFactory(WebOptions options, WebDependencies dependencies) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(dependencies.CreateHandler());
    private readonly HttpMessageInvoker? _inProcess = dependencies.InProcessHandler is { } make ? new(make()) : null;

    private Uri Usher => options.Services.Own ?? throw new InvalidOperationException("Only the API of an Usher has these operations.");

    // Only this client can use the in-process handler, which does not stream requests or responses.
    public PersonalizeClient Personalize(ICredentialSource credentials) => new(_inProcess ?? _http, options.Services, credentials, dependencies.Clock);

    /// <exception cref="InvalidOperationException">The application uses Amazon Personalize, which does not have these operations.</exception>
    public UsherApiClient Own(ICredentialSource credentials) => new(_http, Usher, options.Services.Region, credentials, dependencies.Clock);

    /// <exception cref="InvalidOperationException">The application uses Amazon Personalize.</exception>
    public AccountClient Account(ICredentialSource credentials) => new(_http, Usher, options.Services.Region, credentials, dependencies.Clock);

    /// <exception cref="InvalidOperationException">The application uses Amazon Personalize.</exception>
    public BucketClient Buckets(ICredentialSource credentials) => new(_http, Usher, options.Services.Region, credentials, dependencies.Clock);

    /// <exception cref="InvalidOperationException">The application uses Amazon Personalize.</exception>
    public TrailClient Trail(ICredentialSource credentials) => new(_http, Usher, options.Services.Region, credentials, dependencies.Clock);

    public void Dispose()
    {
        _http.Dispose();
        _inProcess?.Dispose();
    }
}
