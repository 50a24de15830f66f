using System.Text.Json;
using Usher.Wire.Errors;
using Usher.Wire.Json;
using Usher.Wire.Personalize;
using Usher.Wire.Signing.Making;

namespace Usher.Clients.Tests.Attacks;

/// <summary>Calls Personalize as the root of a server's account, once and without patience.</summary>
internal sealed class ServiceCaller(UsherServer server) : IDisposable
{
    private readonly HttpClient _http = new(new SigningHandler(
        new(new(server.Environment["AWS_ACCESS_KEY_ID"], server.Environment["AWS_SECRET_ACCESS_KEY"]), "us-east-1", "personalize"), TimeProvider.System) { InnerHandler = new SocketsHttpHandler() })
    {
        BaseAddress = new(server.Endpoint),
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>An operation, told by the type of its request.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    /// <exception cref="HttpRequestException">Nobody knows whether it was done: the server has gone.</exception>
    public async Task<T> CallAsync<T>(object request)
        where T : class => JsonSerializer.Deserialize<T>(await CallAsync(request), AwsJson.Options)!;

    /// <summary>An operation whose answer is of no interest.</summary>
    public async Task<byte[]> CallAsync(object request)
    {
        var operation = PersonalizeOperations.Every.Single(one => one.Request == request.GetType());
        using var message = new HttpRequestMessage(HttpMethod.Post, operation.Path ?? "/") { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, request.GetType(), AwsJson.Options)) };
        message.Content.Headers.ContentType = new(operation.ContentType);
        if (operation.Target is { } target)
            message.Headers.Add("X-Amz-Target", target);
        using var response = await _http.SendAsync(message, Stop);
        var answer = await response.Content.ReadAsByteArrayAsync(Stop);
        if (response.IsSuccessStatusCode)
            return answer;

        throw new AwsException(response.Headers.GetValues(AwsJson.ErrorTypeHeader).Single(), JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("message").GetString()!);
    }

    public void Dispose() => _http.Dispose();
}
