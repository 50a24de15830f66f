using System.Text;
using System.Text.Json;
using Usher.Wire.Errors;
using Usher.Wire.Json;
using Usher.Wire.Personalize;
using Usher.Wire.Signing.Making;

namespace Usher.ServerBenchmarks.Service;

/// <summary>Calls a server as the root of its account.</summary>
internal sealed class ServiceClient(UsherServer server) : IDisposable
{
    private readonly HttpClient _iam = Client(server, "iam");
    private readonly HttpClient _personalize = Client(server, "personalize");

    /// <summary>An operation of Personalize, told by the type of its request.</summary>
    public async Task<T> CallAsync<T>(object request)
        where T : class => JsonSerializer.Deserialize<T>(await SendAsync(request), AwsJson.Options)!;

    /// <summary>The bytes of its answer.</summary>
    public async Task<byte[]> SendAsync(object request)
    {
        var operation = PersonalizeOperations.Every.Single(one => one.Request == request.GetType());
        using var message = new HttpRequestMessage(HttpMethod.Post, operation.Path ?? "/") { Content = new ByteArrayContent(BodyOf(request)) };
        message.Content.Headers.ContentType = new(operation.Protocol is AwsProtocol.Json ? AwsJson.ContentType : AwsJson.RestContentType);
        if (operation.Target is { } target)
            message.Headers.Add("X-Amz-Target", target);
        using var response = await _personalize.SendAsync(message);
        var answer = await response.Content.ReadAsByteArrayAsync();
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"{operation.Name} was refused: {Encoding.UTF8.GetString(answer)}");
    }

    /// <summary>An operation of IAM.</summary>
    public async Task IamAsync(params IEnumerable<KeyValuePair<string, string>> parameters)
    {
        using var response = await _iam.PostAsync("/", new FormUrlEncodedContent(parameters.Append(new("Version", "2010-05-08"))));
        response.EnsureSuccessStatusCode();
    }

    /// <summary>A request as it is sent.</summary>
    public static byte[] BodyOf(object request) => JsonSerializer.SerializeToUtf8Bytes(request, request.GetType(), AwsJson.Options);

    public void Dispose()
    {
        _iam.Dispose();
        _personalize.Dispose();
    }

    private static HttpClient Client(UsherServer server, string service) => new(new SigningHandler(new(server.Root, UsherProgram.Region, service), TimeProvider.System) { InnerHandler = new SocketsHttpHandler() })
    {
        BaseAddress = server.Address,
        Timeout = TimeSpan.FromMinutes(10),
    };
}
