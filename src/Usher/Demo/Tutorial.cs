using Usher.Clients;
using Usher.CommandLine;
using Usher.Wire.Personalize;
using Usher.Wire.PersonalizeEvents;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Demo;

/// <summary>The calls of a Personalize tutorial, in their order.</summary>
internal sealed class Tutorial(AwsClient aws, string account)
{
    private const string Role = "AmazonPersonalize-ExecutionRole";
    private const int MostResults = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private string? _trackingId;

    /// <summary>Of the solution version that was trained.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; private set; } = new Dictionary<string, double>();

    /// <summary>Makes the bucket and fills it, and the role that the service is to read it with.</summary>
    public async Task<int> UploadAsync(string bucket, DemoFiles files, CancellationToken stop)
    {
        await aws.CreateBucketAsync(bucket, stop);
        foreach (var file in files.All)
            await aws.PutObjectAsync(bucket, Path.GetFileName(file), file, stop);

        await aws.PutBucketPolicyAsync(bucket, Policies.Bucket(bucket), stop);
        await aws.IamAsync("CreateRole", [new("RoleName", Role), new("AssumeRolePolicyDocument", Policies.Trust(account))], stop);
        await aws.IamAsync("PutRolePolicy", [new("RoleName", Role), new("PolicyName", "read-data"), new("PolicyDocument", Policies.Role(bucket))], stop);
        return files.All.Count;
    }

    /// <summary>Makes the dataset group with its datasets and imports all files, side by side.</summary>
    /// <returns>The group's ARN.</returns>
    public async Task<string> ImportAsync(string bucket, DemoFiles files, CancellationToken stop)
    {
        var group = (await aws.CallAsync<CreateDatasetGroupResponse>(new CreateDatasetGroupRequest { Name = "movie_recommendation" }, stop)).DatasetGroupArn!;
        var jobs = new List<string>();
        foreach (var (type, file, schema) in files.Datasets)
        {
            var schemaArn = (await aws.CallAsync<CreateSchemaResponse>(new CreateSchemaRequest { Name = $"{type}_schema", Schema = schema }, stop)).SchemaArn!;
            var dataset = (await aws.CallAsync<CreateDatasetResponse>(new CreateDatasetRequest { Name = type, DatasetGroupArn = group, DatasetType = type, SchemaArn = schemaArn }, stop)).DatasetArn!;
            var import = new CreateDatasetImportJobRequest
            {
                JobName = $"{type}_import_job",
                DatasetArn = dataset,
                DataSource = new() { DataLocation = $"s3://{bucket}/{Path.GetFileName(file)}" },
                RoleArn = $"arn:aws:iam::{account}:role/{Role}",
            };
            jobs.Add((await aws.CallAsync<CreateDatasetImportJobResponse>(import, stop)).DatasetImportJobArn!);
        }

        foreach (var job in jobs)
        {
            await UntilActiveAsync(
                async () => (await aws.CallAsync<DescribeDatasetImportJobResponse>(new DescribeDatasetImportJobRequest { DatasetImportJobArn = job }, stop)).DatasetImportJob!,
                it => (it.Status, it.FailureReason),
                stop);
        }

        return group;
    }

    /// <summary>Trains with AutoML, over these recipes or over those the service chooses.</summary>
    public async Task<SolutionVersion> TrainAsync(string group, IReadOnlyList<string> recipes, CancellationToken stop)
    {
        var request = new CreateSolutionRequest
        {
            Name = "movie-recommender-solution",
            DatasetGroupArn = group,
            PerformAutoML = true,
            PerformAutoTraining = false,
            SolutionConfig = recipes.Count == 0 ? null : new() { AutoMLConfig = new() { RecipeList = [.. recipes.Select(name => $"arn:aws:personalize:::recipe/{name}")] } },
        };
        var solution = (await aws.CallAsync<CreateSolutionResponse>(request, stop)).SolutionArn!;
        var version = (await aws.CallAsync<CreateSolutionVersionResponse>(new CreateSolutionVersionRequest { SolutionArn = solution }, stop)).SolutionVersionArn!;
        await UntilActiveAsync(
            async () => (await aws.CallAsync<DescribeSolutionVersionResponse>(new DescribeSolutionVersionRequest { SolutionVersionArn = version }, stop)).SolutionVersion!,
            it => (it.Status, it.FailureReason),
            stop);
        Metrics = (await aws.CallAsync<GetSolutionMetricsResponse>(new GetSolutionMetricsRequest { SolutionVersionArn = version }, stop)).Metrics!;
        var best = (await aws.CallAsync<DescribeSolutionResponse>(new DescribeSolutionRequest { SolutionArn = solution }, stop)).Solution!.AutoMLResult?.BestRecipeArn;
        return new() { SolutionVersionArn = version, RecipeArn = best };
    }

    /// <summary>Deploys a campaign.</summary>
    public async Task<string> DeployAsync(string version, CancellationToken stop)
    {
        var campaign = (await aws.CallAsync<CreateCampaignResponse>(new CreateCampaignRequest { Name = "movie-recommender-campaign", SolutionVersionArn = version, MinProvisionedTPS = 1 }, stop)).CampaignArn!;
        await UntilActiveAsync(
            async () => (await aws.CallAsync<DescribeCampaignResponse>(new DescribeCampaignRequest { CampaignArn = campaign }, stop)).Campaign!,
            it => (it.Status, it.FailureReason),
            stop);
        return campaign;
    }

    /// <summary>As many items as may be asked for at once, best first.</summary>
    public async Task<IReadOnlyList<PredictedItem>> RecommendAsync(string campaign, string user, CancellationToken stop) =>
        (await aws.CallAsync<GetRecommendationsResponse>(new GetRecommendationsRequest { CampaignArn = campaign, UserId = user, NumResults = MostResults }, stop)).ItemList!;

    /// <summary>Tells the service that a user watched something just now.</summary>
    public async Task WatchAsync(string group, string user, string item, CancellationToken stop)
    {
        _trackingId ??= (await aws.CallAsync<CreateEventTrackerResponse>(new CreateEventTrackerRequest { Name = "movie-events", DatasetGroupArn = group }, stop)).TrackingId!;
        await aws.CallAsync(new PutEventsRequest { TrackingId = _trackingId, UserId = user, SessionId = "demo", EventList = [new() { EventType = "Watch", ItemId = item, SentAt = TimeProvider.System.GetUtcNow() }] }, stop);
    }

    // As the notebooks wait: ask until the status is ACTIVE, or has FAILED in it.
    private static async Task UntilActiveAsync<T>(Func<Task<T>> describe, Func<T, (string? Status, string? Reason)> look, CancellationToken stop)
    {
        while (true)
        {
            var (status, reason) = look(await describe());
            if (status == "ACTIVE")
                return;
            if (status!.Contains("FAILED", StringComparison.Ordinal))
                throw new UsherException(reason ?? status);

            await Task.Delay(Pause, stop);
        }
    }
}
