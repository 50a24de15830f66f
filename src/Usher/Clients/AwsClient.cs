using Usher.Wire.Calling;
using Usher.Wire.Signing.Making;
using Usher.Wire.UsherApi;

namespace Usher.Clients;

/// <summary>Calls AWS's operations as any SDK does: signed requests, over HTTP, to an endpoint. What it needs of S3 and IAM, and all of Personalize.</summary>
internal sealed class AwsClient : IDisposable
{
    private readonly string _endpoint;
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());
    private readonly BucketClient _buckets;
    private readonly AccountClient _account;
    private readonly PersonalizeClient _personalize;
    private readonly UsherApiClient _own;

    public AwsClient(string endpoint, string region, SigningCredentials credentials, TimeProvider clock)
    {
        _endpoint = endpoint;
        var key = new LastingCredentials(credentials);
        _buckets = new(_http, new(endpoint), region, key, clock);
        _account = new(_http, new(endpoint), region, key, clock);
        _personalize = new(_http, ServiceAddresses.OfUsher(new(endpoint), region), key, clock);
        _own = new(_http, new(endpoint), region, key, clock);
    }

    /// <summary>CreateBucket.</summary>
    public Task CreateBucketAsync(string bucket, CancellationToken cancellationToken) => ToldAsync("CreateBucket", () => _buckets.CreateBucketAsync(bucket, cancellationToken));

    /// <summary>PutBucketPolicy.</summary>
    public Task PutBucketPolicyAsync(string bucket, string policy, CancellationToken cancellationToken) => ToldAsync("PutBucketPolicy", () => _buckets.PutBucketPolicyAsync(bucket, policy, cancellationToken));

    /// <summary>PutObject, of a file.</summary>
    public Task PutObjectAsync(string bucket, string key, string file, CancellationToken cancellationToken) =>
        ToldAsync("PutObject", async () => await _buckets.PutObjectAsync(bucket, key, await File.ReadAllBytesAsync(file, cancellationToken), cancellationToken));

    /// <summary>CreateRole.</summary>
    public Task CreateRoleAsync(string name, string trustPolicy, CancellationToken cancellationToken) => ToldAsync("CreateRole", () => _account.CreateRoleAsync(name, trustPolicy, cancellationToken));

    /// <summary>PutRolePolicy.</summary>
    public Task PutRolePolicyAsync(string role, string name, string policy, CancellationToken cancellationToken) => ToldAsync("PutRolePolicy", () => _account.PutRolePolicyAsync(role, name, policy, cancellationToken));

    /// <summary>An operation of Personalize, told by the type of its request.</summary>
    /// <exception cref="RefusedException">It was refused; code and message are the service's.</exception>
    public Task<T> CallAsync<T>(object request, CancellationToken cancellationToken)
        where T : class => ToldAsync(OperationOf(request), () => _personalize.CallAsync<T>(request, cancellationToken));

    /// <summary>An operation of Personalize that answers nothing.</summary>
    public Task CallAsync(object request, CancellationToken cancellationToken) => ToldAsync(OperationOf(request), () => _personalize.CallAsync(request, cancellationToken));

    /// <summary>How a training goes: what AWS has no operation for.</summary>
    public Task<DescribeTrainingResponse> DescribeTrainingAsync(string solutionVersionArn, CancellationToken cancellationToken) =>
        ToldAsync("DescribeTraining", () => _own.GetAsync<DescribeTrainingResponse>("solution-versions/progress", [("arn", solutionVersionArn)], cancellationToken));

    /// <summary>Stops an import: what AWS has no operation for.</summary>
    /// <exception cref="RefusedException">Such as InvalidInputException: it has ended already.</exception>
    public Task<StopImportResponse> StopImportAsync(string importJobArn, CancellationToken cancellationToken) =>
        ToldAsync("StopImport", () => _own.PostAsync<StopImportResponse>("imports/stop", new StopImportRequest { DatasetImportJobArn = importJobArn }, cancellationToken));

    public void Dispose() => _http.Dispose();

    private static string OperationOf(object request) => request.GetType().Name[..^"Request".Length];

    private Task<T> ToldAsync<T>(string operation, Func<Task<T>> call) => ServerCalls.ToldAsync(_endpoint, operation, call);

    private Task<bool> ToldAsync(string operation, Func<Task> call) => ToldAsync(
        operation,
        async () =>
        {
            await call();
            return true;
        });
}
