using System.Xml.Linq;
using Usher.CommandLine;
using Usher.Wire.Calling;
using Usher.Wire.Errors;
using Usher.Wire.Signing.Making;
using Usher.Wire.Training;

namespace Usher.Clients;

/// <summary>Calls AWS's operations as any SDK does: signed requests, over HTTP, to an endpoint. What it needs of S3 and IAM, and all of Personalize.</summary>
internal sealed class AwsClient : IDisposable
{
    private const string IamVersion = "2010-05-08";

    private readonly HttpClient _s3;
    private readonly HttpClient _iam;
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());
    private readonly PersonalizeClient _personalize;
    private readonly OwnClient _own;

    public AwsClient(string endpoint, string region, SigningCredentials credentials, TimeProvider clock)
    {
        _s3 = Client(endpoint, new(credentials, region, "s3"), clock);
        _iam = Client(endpoint, new(credentials, "us-east-1", "iam"), clock);
        var key = new LastingCredentials(credentials);
        _personalize = new(_http, ServiceAddresses.OfUsher(new(endpoint), region), key, clock);
        _own = new(_http, new(endpoint), region, key, clock);
    }

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
    /// <exception cref="UsherException">It was refused; the message is the service's.</exception>
    public Task<T> CallAsync<T>(object request, CancellationToken stop)
        where T : class => ToldAsync(OperationOf(request), () => _personalize.CallAsync<T>(request, stop));

    /// <summary>An operation of Personalize that answers nothing.</summary>
    public Task CallAsync(object request, CancellationToken stop) => ToldAsync(
        OperationOf(request),
        async () =>
        {
            await _personalize.CallAsync(request, stop);
            return true;
        });

    /// <summary>How a training goes: what AWS has no operation for.</summary>
    public Task<DescribeTrainingResponse> DescribeTrainingAsync(string solutionVersionArn, CancellationToken stop) =>
        ToldAsync("DescribeTraining", () => _own.GetAsync<DescribeTrainingResponse>("solution-versions/progress", [("arn", solutionVersionArn)], stop));

    public void Dispose()
    {
        _http.Dispose();
        _s3.Dispose();
        _iam.Dispose();
    }

    private static string OperationOf(object request) => request.GetType().Name[..^"Request".Length];

    private static async Task<T> ToldAsync<T>(string operation, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (AwsException refusal)
        {
            throw new UsherException($"{operation} was refused: {refusal.Message}");
        }
    }

    private async Task SendS3Async(HttpMethod method, string path, HttpContent? content, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await _s3.SendAsync(request, stop);
        if (!response.IsSuccessStatusCode)
            throw Refused($"{method} {path}", XElement.Parse(await response.Content.ReadAsStringAsync(stop)));
    }

    private static UsherException Refused(string what, XElement error) =>
        new($"{what} was refused: {error.DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == "Message")?.Value}");

    private static HttpClient Client(string endpoint, RequestSigner signer, TimeProvider clock) =>
        new(new SigningHandler(signer, clock) { InnerHandler = new SocketsHttpHandler() }) { BaseAddress = new(endpoint), Timeout = Timeout.InfiniteTimeSpan };
}
