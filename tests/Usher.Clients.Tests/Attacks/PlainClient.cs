using System.Text.RegularExpressions;
using Usher.Wire.Signing.Making;

namespace Usher.Clients.Tests.Attacks;

/// <summary>Signed requests without a client's care: no retries, no checks, any path.</summary>
internal sealed class PlainClient : IDisposable
{
    private readonly Dictionary<string, HttpClient> _services;

    public PlainClient(UsherServer server, SigningCredentials? credentials = null)
    {
        Credentials = credentials ?? new(server.Environment["AWS_ACCESS_KEY_ID"], server.Environment["AWS_SECRET_ACCESS_KEY"]);
        Server = server;
        _services = new[] { "s3", "iam", "sts" }.ToDictionary(
            service => service,
            service => new HttpClient(new SigningHandler(new(Credentials, "us-east-1", service), TimeProvider.System) { InnerHandler = new SocketsHttpHandler() }));
    }

    public SigningCredentials Credentials { get; }

    public UsherServer Server { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task<(int Status, string Body)> SendAsync(HttpMethod method, string path, byte[]? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Server.Endpoint + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (body is not null)
            request.Content = new ByteArrayContent(body);
        using var answer = await _services["s3"].SendAsync(request, Stop);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    public Task<(int Status, string Body)> PutAsync(string path, byte[] body) => SendAsync(HttpMethod.Put, path, body);

    public async Task<byte[]> GetAsync(string path) => await _services["s3"].GetByteArrayAsync(new Uri(Server.Endpoint + path), Stop);

    /// <summary>A call of IAM or STS.</summary>
    /// <returns>The answer's document.</returns>
    public async Task<string> CallAsync(string service, string form)
    {
        using var content = new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await _services[service].PostAsync(new Uri(Server.Endpoint), content, Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    /// <summary>The credentials in a document.</summary>
    public static SigningCredentials CredentialsIn(string document)
    {
        var token = TextOf(document, "SessionToken");
        return new(TextOf(document, "AccessKeyId")!, TextOf(document, "SecretAccessKey")!, token);
    }

    /// <summary>What the first element of a name holds; null if there is none.</summary>
    public static string? TextOf(string document, string element) => Regex.Match(document, $"<{element}>([^<]*)</{element}>") is { Success: true } found ? found.Groups[1].Value : null;

    public void Dispose()
    {
        foreach (var client in _services.Values)
            client.Dispose();
    }
}
