using Usher.Clients;
using Usher.CommandLine;
using Usher.Models;
using Usher.Ranking.Jobs;
using Usher.Wire.Calling;
using Usher.Wire.Personalize;
using Usher.Wire.PersonalizeEvents;
using Usher.Wire.PersonalizeRuntime;
using Usher.Wire.UsherApi;

namespace Usher.Demo;

/// <summary>The calls of a Personalize tutorial, in their order.</summary>
internal sealed class Tutorial(AwsClient aws, string account, TimeProvider clock)
{
    private const string Role = "AmazonPersonalize-ExecutionRole";
    private const int MaxResults = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private string? _trackingId;

    /// <summary>Makes the bucket and fills it, and the role that the service is to read it with.</summary>
    public async Task<int> UploadAsync(string bucket, DemoFiles files, CancellationToken cancellationToken)
    {
        await aws.CreateBucketAsync(bucket, cancellationToken);
        foreach (var file in files.All)
            await aws.PutObjectAsync(bucket, Path.GetFileName(file), file, cancellationToken);

        await aws.PutBucketPolicyAsync(bucket, ServicePolicies.Bucket(bucket), cancellationToken);
        await aws.CreateRoleAsync(Role, ServicePolicies.Trust(account), cancellationToken);
        await aws.PutRolePolicyAsync(Role, "read-data", ServicePolicies.Role(bucket), cancellationToken);
        return files.All.Count;
    }

    /// <summary>Makes the dataset group with its datasets and imports all files, side by side.</summary>
    /// <returns>The group's ARN.</returns>
    public async Task<string> ImportAsync(string bucket, DemoFiles files, CancellationToken cancellationToken)
    {
        var group = (await aws.CallAsync<CreateDatasetGroupResponse>(new CreateDatasetGroupRequest { Name = "movie_recommendation" }, cancellationToken)).DatasetGroupArn!;
        var jobs = new List<string>();
        foreach (var (type, file, schema) in files.Datasets)
        {
            var schemaArn = (await aws.CallAsync<CreateSchemaResponse>(new CreateSchemaRequest { Name = $"{type}_schema", Schema = schema }, cancellationToken)).SchemaArn!;
            var dataset = (await aws.CallAsync<CreateDatasetResponse>(new CreateDatasetRequest { Name = type, DatasetGroupArn = group, DatasetType = type, SchemaArn = schemaArn }, cancellationToken)).DatasetArn!;
            var import = new CreateDatasetImportJobRequest
            {
                JobName = $"{type}_import_job",
                DatasetArn = dataset,
                DataSource = new() { DataLocation = $"s3://{bucket}/{Path.GetFileName(file)}" },
                RoleArn = $"arn:aws:iam::{account}:role/{Role}",
            };
            jobs.Add((await aws.CallAsync<CreateDatasetImportJobResponse>(import, cancellationToken)).DatasetImportJobArn!);
        }

        foreach (var job in jobs)
        {
            await UntilActiveAsync(
                async () => (await aws.CallAsync<DescribeDatasetImportJobResponse>(new DescribeDatasetImportJobRequest { DatasetImportJobArn = job }, cancellationToken)).DatasetImportJob!,
                it => (it.Status, it.FailureReason),
                cancellationToken);
        }

        return group;
    }

    /// <summary>Begins to train with AutoML, over these recipes or over those the service chooses.</summary>
    /// <returns>The solution version's ARN.</returns>
    public async Task<string> BeginTrainingAsync(string group, IReadOnlyList<string> recipes, CancellationToken cancellationToken)
    {
        var request = new CreateSolutionRequest
        {
            Name = "movie-recommender-solution",
            DatasetGroupArn = group,
            PerformAutoML = true,
            PerformAutoTraining = false,
            SolutionConfig = recipes.Count == 0 ? null : new() { AutoMLConfig = new() { RecipeList = [.. recipes.Select(name => $"arn:aws:personalize:::recipe/{name}")] } },
        };
        var solution = (await aws.CallAsync<CreateSolutionResponse>(request, cancellationToken)).SolutionArn!;
        return (await aws.CallAsync<CreateSolutionVersionResponse>(new CreateSolutionVersionRequest { SolutionArn = solution }, cancellationToken)).SolutionVersionArn!;
    }

    /// <summary>Waits until a version is trained, and tells what happens meanwhile.</summary>
    public async Task<TrainingSummary> WatchTrainingAsync(string version, IProgress<TrainerMessage> progress, CancellationToken cancellationToken)
    {
        var told = 0;
        await UntilActiveAsync(
            async () =>
            {
                var training = await aws.DescribeTrainingAsync(version, cancellationToken);
                foreach (var row in training.Leaderboard.Skip(told))
                    progress.Report(Candidate(row));
                told = training.Leaderboard.Count;
                if (training.Phase is { } phase)
                    progress.Report(new ProgressMessage(phase, training.Percent / 100, training.Curve is [.., var last] ? last.Epoch : 0, training.Loss, training.ValidationNdcgAt10, training.SecondsLeft));
                return (await aws.CallAsync<DescribeSolutionVersionResponse>(new DescribeSolutionVersionRequest { SolutionVersionArn = version }, cancellationToken)).SolutionVersion!;
            },
            it => (it.Status, it.FailureReason),
            cancellationToken);
        var ended = await aws.DescribeTrainingAsync(version, cancellationToken);
        var candidates = ended.Leaderboard.Select(Candidate).ToArray();
        var best = candidates.Where(candidate => !candidate.IsBaseline && !candidate.IsPreliminary).MaxBy(candidate => candidate.Value);
        return new(best?.Recipe ?? "a recipe", candidates.Sum(candidate => candidate.TrainSeconds), candidates) { Verdict = ended.Verdict };
    }

    /// <summary>What GetSolutionMetrics tells of a version.</summary>
    public async Task<IReadOnlyDictionary<string, double>> MetricsAsync(string version, CancellationToken cancellationToken) =>
        (await aws.CallAsync<GetSolutionMetricsResponse>(new GetSolutionMetricsRequest { SolutionVersionArn = version }, cancellationToken)).Metrics!;

    private static CandidateMessage Candidate(LeaderboardRow row) =>
        new(row.Recipe, row.Hyperparameters, row.Metric, row.Value, row.TrainSeconds, row.IsBaseline) { IsPreliminary = row.IsPreliminary };

    /// <summary>Trains one recipe and deploys it, where the service can.</summary>
    /// <returns>False if it refuses to, or the data does not do for it.</returns>
    public async Task<bool> TryAddAsync(string group, string recipe, CancellationToken cancellationToken)
    {
        try
        {
            var request = new CreateSolutionRequest { Name = $"movie-{recipe}", DatasetGroupArn = group, RecipeArn = $"arn:aws:personalize:::recipe/{recipe}", PerformAutoTraining = false };
            var solution = (await aws.CallAsync<CreateSolutionResponse>(request, cancellationToken)).SolutionArn!;
            var version = (await aws.CallAsync<CreateSolutionVersionResponse>(new CreateSolutionVersionRequest { SolutionArn = solution }, cancellationToken)).SolutionVersionArn!;
            await UntilActiveAsync(
                async () => (await aws.CallAsync<DescribeSolutionVersionResponse>(new DescribeSolutionVersionRequest { SolutionVersionArn = version }, cancellationToken)).SolutionVersion!,
                it => (it.Status, it.FailureReason),
                cancellationToken);
            await DeployAsync(version, cancellationToken, request.Name!);
            return true;
        }
        catch (UsherException)
        {
            return false;
        }
    }

    /// <summary>Deploys a campaign.</summary>
    public async Task<string> DeployAsync(string version, CancellationToken cancellationToken, string name = "movie-recommender-campaign")
    {
        var campaign = (await aws.CallAsync<CreateCampaignResponse>(new CreateCampaignRequest { Name = name, SolutionVersionArn = version, MinProvisionedTPS = 1 }, cancellationToken)).CampaignArn!;
        await UntilActiveAsync(
            async () => (await aws.CallAsync<DescribeCampaignResponse>(new DescribeCampaignRequest { CampaignArn = campaign }, cancellationToken)).Campaign!,
            it => (it.Status, it.FailureReason),
            cancellationToken);
        return campaign;
    }

    /// <summary>Makes a filter.</summary>
    public async Task<string> FilterAsync(string group, string name, string expression, CancellationToken cancellationToken)
    {
        var filter = (await aws.CallAsync<CreateFilterResponse>(new CreateFilterRequest { Name = name, DatasetGroupArn = group, FilterExpression = expression }, cancellationToken)).FilterArn!;
        await UntilActiveAsync(
            async () => (await aws.CallAsync<DescribeFilterResponse>(new DescribeFilterRequest { FilterArn = filter }, cancellationToken)).Filter!,
            it => (it.Status, it.FailureReason),
            cancellationToken);
        return filter;
    }

    /// <summary>As many items as may be asked for at once, best first.</summary>
    public async Task<IReadOnlyList<PredictedItem>> RecommendAsync(string campaign, string user, CancellationToken cancellationToken, string? filter = null) =>
        (await aws.CallAsync<GetRecommendationsResponse>(new GetRecommendationsRequest { CampaignArn = campaign, UserId = user, NumResults = MaxResults, FilterArn = filter }, cancellationToken)).ItemList!;

    /// <summary>Tells the service that a user watched something just now.</summary>
    public async Task WatchAsync(string group, string user, string item, CancellationToken cancellationToken)
    {
        _trackingId ??= (await aws.CallAsync<CreateEventTrackerResponse>(new CreateEventTrackerRequest { Name = "movie-events", DatasetGroupArn = group }, cancellationToken)).TrackingId!;
        await aws.CallAsync(new PutEventsRequest { TrackingId = _trackingId, UserId = user, SessionId = "demo", EventList = [new() { EventType = "Watch", ItemId = item, SentAt = clock.GetUtcNow() }] }, cancellationToken);
    }

    // As the notebooks wait: ask until the status is ACTIVE, or has FAILED in it.
    private async Task UntilActiveAsync<T>(Func<Task<T>> describe, Func<T, (string? Status, string? Reason)> look, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (status, reason) = look(await describe());
            if (status == "ACTIVE")
                return;
            if (status!.Contains("FAILED", StringComparison.Ordinal))
                throw new UsherException(reason ?? status);

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }
}
