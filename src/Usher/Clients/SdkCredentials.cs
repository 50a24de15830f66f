using Amazon.Runtime;
using Usher.Wire.Calling;
using Usher.Wire.Signing.Making;

namespace Usher.Clients;

/// <summary>Credentials from where every AWS SDK takes them: environment, profile, container or machine; renewed by the SDK in time.</summary>
internal sealed class SdkCredentials(AWSCredentials source) : ICredentialSource
{
    private SigningCredentials? _last;

    public async ValueTask<SigningCredentials> GetAsync(CancellationToken stop)
    {
        var found = await source.GetCredentialsAsync();
        // The same object for the same key: a signer remembers what it derived for it.
        return _last is { } last && last.AccessKeyId == found.AccessKey && last.SessionToken == NotEmpty(found.Token) ? last : _last = new(found.AccessKey, found.SecretKey, NotEmpty(found.Token));
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
