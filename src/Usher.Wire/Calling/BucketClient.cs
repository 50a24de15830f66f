using System.Text;
using Usher.Wire.Errors;
using Usher.Wire.S3;
using Usher.Wire.S3.Cors;
using Usher.Wire.Signing.Making;

namespace Usher.Wire.Calling;

/// <summary>Makes a bucket, fills it, and lets a service read it: what an application needs of S3. Safe for many threads.</summary>
/// <param name="http">Sends; its handler decides about connections and timeouts.</param>
/// <param name="endpoint">An Usher, or another S3 that is asked by path.</param>
/// <param name="region">Named in signatures.</param>
/// <param name="credentials">In whose name.</param>
/// <param name="clock">The time to sign with.</param>
public sealed class BucketClient(HttpMessageInvoker http, Uri endpoint, string region, ICredentialSource credentials, TimeProvider clock)
{
    private readonly SignedSending _sending = new(http, region, "s3", credentials, clock);

    /// <summary>CreateBucket.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    public Task CreateBucketAsync(string bucket, CancellationToken cancellationToken) => PutAsync(Uri.EscapeDataString(bucket), [], cancellationToken);

    /// <summary>PutBucketPolicy.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    public Task PutBucketPolicyAsync(string bucket, string policy, CancellationToken cancellationToken) => PutAsync($"{Uri.EscapeDataString(bucket)}?policy", Encoding.UTF8.GetBytes(policy), cancellationToken);

    /// <summary>PutObject.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    public Task PutObjectAsync(string bucket, string key, byte[] content, CancellationToken cancellationToken) =>
        PutAsync(PathOf(bucket, key), content, cancellationToken);

    /// <summary>Lets scripts of a web page put objects into a bucket, where its rules do not yet; rules that are there stay.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="origin">The page's, such as <c>http://127.0.0.1:8080</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="AwsException">It was refused.</exception>
    public async Task AllowUploadsFromAsync(string bucket, string origin, CancellationToken cancellationToken)
    {
        var path = $"{Uri.EscapeDataString(bucket)}?cors";
        var rules = await FindCorsAsync(path, cancellationToken).ConfigureAwait(false);
        if (rules.Any(rule => rule.Allows(origin, "PUT", ["content-type"])))
            return;

        var rule = new CorsRule { Id = $"usher-console {origin}", AllowedOrigins = [origin], AllowedMethods = ["PUT"], AllowedHeaders = ["content-type"], ExposeHeaders = ["ETag"] };
        await PutAsync(path, new CorsConfiguration([.. rules, rule]).ToXml(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An address to which anyone who has it can put one object, for a while.</summary>
    /// <param name="browserEndpoint">The service as the browser reaches it.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="expiresAfter">How long it is good for.</param>
    /// <param name="cancellationToken">Ends the wait for credentials.</param>
    public async Task<Uri> PresignPutAsync(Uri browserEndpoint, string bucket, string key, TimeSpan expiresAfter, CancellationToken cancellationToken)
    {
        var signer = new RequestSigner(await credentials.GetAsync(cancellationToken).ConfigureAwait(false), region, "s3");
        return signer.Presign(HttpMethod.Put, new Uri(browserEndpoint, "/" + PathOf(bucket, key)), expiresAfter, clock.GetUtcNow());
    }

    private static string PathOf(string bucket, string key) => $"{Uri.EscapeDataString(bucket)}/{string.Join('/', key.Split('/').Select(Uri.EscapeDataString))}";

    private async Task<IReadOnlyList<CorsRule>> FindCorsAsync(string path, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(endpoint, $"/{path}"));
        using var response = await _sending.SendAsync(message, [], cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            var document = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (document.ConfigureAwait(false))
                return CorsConfiguration.Read(await S3Xml.ReadAsync(document, CorsConfiguration.Root, cancellationToken).ConfigureAwait(false)).Rules;
        }

        var refusal = await QueryRefusal.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        return refusal.Code == "NoSuchCORSConfiguration" ? [] : throw refusal;
    }

    private async Task PutAsync(string path, byte[] body, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Put, new Uri(endpoint, $"/{path}")) { Content = new ByteArrayContent(body) };
        using var response = await _sending.SendAsync(message, body, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw await QueryRefusal.ReadAsync(response, cancellationToken).ConfigureAwait(false);
    }
}
