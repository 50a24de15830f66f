using System.Net;
using Usher.Wire.Signing.Making;

namespace Usher.ServerBenchmarks;

/// <summary>A bucket of a running server, by presigned addresses that any HTTP client can use.</summary>
internal sealed class BenchmarkBucket(Uri server, string name, RequestSigner signer) : IDisposable
{
    private static readonly TimeSpan Expiry = TimeSpan.FromHours(1);

    public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromMinutes(10) };

    /// <summary>The bucket of the server that AWS_ENDPOINT_URL names, by the keys beside it, as 'usher env' prints them.</summary>
    public static BenchmarkBucket FromEnvironment(string name) => new(
        new(Variable("AWS_ENDPOINT_URL")),
        name,
        new(new(Variable("AWS_ACCESS_KEY_ID"), Variable("AWS_SECRET_ACCESS_KEY")), Variable("AWS_REGION"), "s3"));

    public async Task CreateAsync()
    {
        using var answer = await Client.PutAsync(Address(HttpMethod.Put, ""), null);
        if (answer.StatusCode is not HttpStatusCode.Conflict)
            answer.EnsureSuccessStatusCode();
    }

    public async Task PutPolicyAsync(string policy)
    {
        using var content = new StringContent(policy);
        using var answer = await Client.PutAsync(signer.Presign(HttpMethod.Put, new(server, $"/{name}?policy"), Expiry, TimeProvider.System.GetUtcNow()), content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A presigned address of an object; of the bucket itself if the key is empty.</summary>
    public Uri Address(HttpMethod method, string key) =>
        signer.Presign(method, new(server, key.Length == 0 ? $"/{name}" : $"/{name}/{key}"), Expiry, TimeProvider.System.GetUtcNow());

    public void Dispose() => Client.Dispose();

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set. Start 'usher serve' and run: eval \"$(usher env)\"");
}
