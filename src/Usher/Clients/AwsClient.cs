using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Usher.CommandLine;
using Usher.Wire.Errors;
using Usher.Wire.Json;
using Usher.Wire.Personalize;
using Usher.Wire.Signing.Making;
using Usher.Wire.Training;

namespace Usher.Clients;

/// <summary>Calls AWS's operations as any SDK does: signed requests, over HTTP, to an endpoint. What it needs of S3 and IAM, and all of Personalize.</summary>
internal sealed class AwsClient(string endpoint, string region, SigningCredentials credentials, TimeProvider clock) : IDisposable
{
    private const string IamVersion = "2010-05-08";

    private readonly HttpClient _s3 = Client(endpoint, new(credentials, region, "s3"), clock);
    private readonly HttpClient _iam = Client(endpoint, new(credentials, "us-east-1", "iam"), clock);
    private readonly HttpClient _personalize = Client(endpoint, new(credentials, region, "personalize"), clock);
    private readonly HttpClient _own = Client(endpoint, new(credentials, region, "usher"), clock);

    /// <summary>CreateBucket.</summary>
    public Task CreateBucketAsync(string bucket, CancellationToken stop) => SendS3Async(HttpMethod.Put, $"/{bucket}", content: null, stop);

    /// <summary>PutBucketPolicy.</summary>
    public Task PutBucketPolicyAsync(string bucket, string policy, CancellationToken stop) => SendS3Async(HttpMethod.Put, $"/{bucket}?policy", new StringContent(policy), stop);

    /// <summary>PutObject, of a file.</summary>
    public async Task PutObjectAsync(string bucket, string key, string file, CancellationToken stop) =>
        await SendS3Async(HttpMethod.Put, $"/{bucket}/{key}", new ByteArrayContent(await File.ReadAllBytesAsync(file, stop)), stop);

    /// <summary>An operation of IAM.</summary>
    public async Task IamAsync(string action, IEnumerable<KeyValuePair<string, string>> parameters, CancellationToken stop)
    {
        var form = parameters.Append(new("Action", action)).Append(new("Version", IamVersion));
        using var response = await _iam.PostAsync("/", new FormUrlEncodedContent(form), stop);
        if (!response.IsSuccessStatusCode)
            throw Refused(action, XElement.Parse(await response.Content.ReadAsStringAsync(stop)));
    }

    /// <summary>An operation of Personalize, told by the type of its request.</summary>
    /// <exception cref="RefusedException">It was refused; code and message are the service's.</exception>
    public async Task<T> CallAsync<T>(object request, CancellationToken stop)
        where T : class => JsonSerializer.Deserialize<T>(await SendAsync(request, stop), AwsJson.Options)!;

    /// <summary>An operation of Personalize that answers nothing.</summary>
    public Task CallAsync(object request, CancellationToken stop) => SendAsync(request, stop);

    /// <summary>How a training goes: what AWS has no operation for.</summary>
    public async Task<DescribeTrainingResponse> DescribeTrainingAsync(string solutionVersionArn, CancellationToken stop) =>
        (await _own.GetFromJsonAsync<DescribeTrainingResponse>($"/_usher/v1/solution-versions/progress?arn={Uri.EscapeDataString(solutionVersionArn)}", AwsJson.Options, stop))!;

    public void Dispose()
    {
        _own.Dispose();
        _s3.Dispose();
        _iam.Dispose();
        _personalize.Dispose();
    }

    private async Task<byte[]> SendAsync(object request, CancellationToken stop)
    {
        var operation = PersonalizeOperations.Every.Single(one => one.Request == request.GetType());
        using var message = new HttpRequestMessage(HttpMethod.Post, operation.Path ?? "/");
        message.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, request.GetType(), AwsJson.Options));
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(operation.Protocol is AwsProtocol.Json ? AwsJson.ContentType : AwsJson.RestContentType);
        if (operation.Target is { } target)
            message.Headers.Add("X-Amz-Target", target);

        using var response = await DeliverAsync(message, stop);
        var answer = await response.Content.ReadAsByteArrayAsync(stop);
        return response.IsSuccessStatusCode ? answer : throw Refused(operation.Name, response, JsonSerializer.Deserialize<JsonElement>(answer));
    }

    private async Task SendS3Async(HttpMethod method, string path, HttpContent? content, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await _s3.SendAsync(request, stop);
        if (!response.IsSuccessStatusCode)
            throw Refused($"{method} {path}", XElement.Parse(await response.Content.ReadAsStringAsync(stop)));
    }

    private async Task<HttpResponseMessage> DeliverAsync(HttpRequestMessage message, CancellationToken stop)
    {
        try
        {
            return await _personalize.SendAsync(message, stop);
        }
        catch (HttpRequestException silence)
        {
            throw new UsherException($"No server answers at {_personalize.BaseAddress}: {silence.Message}. Start one with 'usher serve', and set the environment with eval \"$(usher env)\".");
        }
    }

    // JSON 1.1 has the code in the body, REST-JSON in a header.
    private static RefusedException Refused(string operation, HttpResponseMessage response, JsonElement error)
    {
        var code = error.TryGetProperty("__type", out var type) ? type.GetString() : response.Headers.TryGetValues(AwsJson.ErrorTypeHeader, out var values) ? values.First() : "";
        return new(code ?? "", $"{operation} was refused: {error.GetProperty("message").GetString()}");
    }

    private static UsherException Refused(string what, XElement error) =>
        new($"{what} was refused: {error.DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == "Message")?.Value}");

    private static HttpClient Client(string endpoint, RequestSigner signer, TimeProvider clock) =>
        new(new SigningHandler(signer, clock) { InnerHandler = new SocketsHttpHandler() }) { BaseAddress = new(endpoint), Timeout = Timeout.InfiniteTimeSpan };
}
