using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Usher.Wire.Errors;
using Usher.Wire.Json;
using Usher.Wire.Personalize;
using Usher.Wire.Signing.Making;

namespace Usher.ServerBenchmarks.Faults;

/// <summary>Calls of S3, IAM and Personalize without retries: each is acknowledged, refused, or cut off by the kill.</summary>
internal sealed class FaultClient(Uri server, SigningCredentials root) : IDisposable
{
    private readonly HttpClient _s3 = Client(root, "s3");
    private readonly HttpClient _iam = Client(root, "iam");
    private readonly HttpClient _personalize = Client(root, "personalize");

    /// <summary>A call of S3.</summary>
    /// <param name="method">Of HTTP.</param>
    /// <param name="path">With its query.</param>
    /// <param name="body">Null for none.</param>
    /// <param name="copied">The object that is copied, as /bucket/key; null for none.</param>
    /// <exception cref="RefusedException">The answer is no success; of a GET, neither that nor 404.</exception>
    public async Task<(bool IsThere, byte[] Body)> S3Async(HttpMethod method, string path, byte[]? body = null, string? copied = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(server, path));
        if (body is not null)
            request.Content = new ByteArrayContent(body);
        if (copied is not null)
            request.Headers.Add("x-amz-copy-source", copied);
        return await AnswerAsync(_s3, request, isQuestion: method == HttpMethod.Get);
    }

    /// <summary>A call of IAM.</summary>
    /// <returns>The answer's document; null where a question is answered with that there is no such entity.</returns>
    public async Task<string?> IamAsync(string action, params IEnumerable<(string Name, string Value)> parameters)
    {
        var form = parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)).Append(new("Action", action)).Append(new("Version", "2010-05-08"));
        using var request = new HttpRequestMessage(HttpMethod.Post, server) { Content = new FormUrlEncodedContent(form) };
        var (isThere, body) = await AnswerAsync(_iam, request, isQuestion: action.StartsWith("Get", StringComparison.Ordinal));
        return isThere ? Encoding.UTF8.GetString(body) : null;
    }

    /// <summary>An operation of Personalize, told by the type of its request.</summary>
    /// <returns>Its answer; null where a question is answered with that there is no such resource.</returns>
    public async Task<T?> CallAsync<T>(object request)
        where T : class
    {
        var operation = PersonalizeOperations.Every.Single(one => one.Request == request.GetType());
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(server, operation.Path ?? "/")) { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, request.GetType(), AwsJson.Options)) };
        message.Content.Headers.ContentType = new(operation.Protocol is AwsProtocol.Json ? AwsJson.ContentType : AwsJson.RestContentType);
        if (operation.Target is { } target)
            message.Headers.Add("X-Amz-Target", target);
        var (isThere, body) = await AnswerAsync(_personalize, message, isQuestion: operation.Name.StartsWith("Describe", StringComparison.Ordinal));
        return !isThere ? null : body.Length == 0 ? JsonSerializer.Deserialize<T>("{}", AwsJson.Options) : JsonSerializer.Deserialize<T>(body, AwsJson.Options);
    }

    /// <summary>What the first element of a name holds.</summary>
    public static string TextOf(string document, string element) => WebUtility.HtmlDecode(Regex.Match(document, $"<{element}>([^<]*)</{element}>").Groups[1].Value);

    public void Dispose()
    {
        _s3.Dispose();
        _iam.Dispose();
        _personalize.Dispose();
    }

    private static async Task<(bool IsThere, byte[] Body)> AnswerAsync(HttpClient client, HttpRequestMessage request, bool isQuestion)
    {
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (answer.IsSuccessStatusCode)
            return (true, body);

        var text = Encoding.UTF8.GetString(body);
        return isQuestion && (answer.StatusCode is HttpStatusCode.NotFound || text.Contains("ResourceNotFoundException", StringComparison.Ordinal)) ? (false, body) : throw new RefusedException($"{request.Method} {request.RequestUri}: {(int)answer.StatusCode} {text}");
    }

    private static HttpClient Client(SigningCredentials root, string service) => new(new SigningHandler(new(root, Service.UsherProgram.Region, service), TimeProvider.System) { InnerHandler = new SocketsHttpHandler() }) { Timeout = TimeSpan.FromSeconds(60) };
}

/// <summary>The server answered and refused.</summary>
internal sealed class RefusedException(string message) : Exception(message);
