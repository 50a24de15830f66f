using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Usher.CommandLine;
using Usher.Wire.Calling;
using Usher.Wire.Signing.Making;

namespace Usher.Clients;

/// <summary>Credentials from where every AWS SDK takes them: environment, profile, container or machine; renewed by the SDK in time.</summary>
internal sealed class SdkCredentials(AWSCredentials source) : ICredentialSource
{
    private SigningCredentials? _last;

    /// <summary>Looks where the SDKs look, in their order.</summary>
    /// <exception cref="UsherException">There are none.</exception>
    public static SdkCredentials Find()
    {
        try
        {
            return new(DefaultAWSCredentialsIdentityResolver.GetCredentials());
        }
        catch (AmazonClientException none)
        {
            throw new UsherException($"No credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE; eval \"$(usher env)\" sets those of the Usher of this machine. Where was looked:\n{none.Message}");
        }
    }

    /// <exception cref="HttpRequestException">They could not be renewed; another time they may.</exception>
    public async ValueTask<SigningCredentials> GetAsync(CancellationToken cancellationToken)
    {
        var found = await ReadAsync();
        // The same object for the same key: a signer remembers what it derived for it.
        return _last is { } last && last.AccessKeyId == found.AccessKey && last.SessionToken == NotEmpty(found.Token) ? last : _last = new(found.AccessKey, found.SecretKey, NotEmpty(found.Token));
    }

    private async Task<ImmutableCredentials> ReadAsync()
    {
        try
        {
            return await source.GetCredentialsAsync();
        }
        catch (AmazonClientException none)
        {
            throw new HttpRequestException($"there are no credentials to ask with: {none.Message}", none);
        }
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
