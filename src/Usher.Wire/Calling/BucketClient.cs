using System.Text;
using Usher.Wire.Errors;

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
    public Task CreateBucketAsync(string bucket, CancellationToken stop) => PutAsync(Uri.EscapeDataString(bucket), [], stop);

    /// <summary>PutBucketPolicy.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    public Task PutBucketPolicyAsync(string bucket, string policy, CancellationToken stop) => PutAsync($"{Uri.EscapeDataString(bucket)}?policy", Encoding.UTF8.GetBytes(policy), stop);

    /// <summary>PutObject.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    public Task PutObjectAsync(string bucket, string key, byte[] content, CancellationToken stop) =>
        PutAsync($"{Uri.EscapeDataString(bucket)}/{string.Join('/', key.Split('/').Select(Uri.EscapeDataString))}", content, stop);

    private async Task PutAsync(string path, byte[] body, CancellationToken stop)
    {
        using var message = new HttpRequestMessage(HttpMethod.Put, new Uri(endpoint, $"/{path}")) { Content = new ByteArrayContent(body) };
        using var response = await _sending.SendAsync(message, body, stop).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw await QueryRefusal.ReadAsync(response, stop).ConfigureAwait(false);
    }
}
