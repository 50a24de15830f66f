using System.Diagnostics;
using Usher.Wire.Personalize;

namespace Usher.ServerBenchmarks.Service;

/// <summary>What a tutorial makes of an empty account, step by step, with the time that some steps take.</summary>
internal sealed class Account(UsherServer server, ServiceClient client)
{
    /// <summary>What is uploaded lies in it.</summary>
    public const string Bucket = "benchmark-data";

    private const string Role = "benchmark-role";

    private const string Schema =
        """
        {"type": "record", "name": "Interactions", "namespace": "com.amazonaws.personalize.schema", "version": "1.0", "fields": [
            {"name": "USER_ID", "type": "string"}, {"name": "ITEM_ID", "type": "string"}, {"name": "TIMESTAMP", "type": "long"}]}
        """;

    private static readonly string DomainSchema = Schema.Replace("\"fields\": [", "\"fields\": [{\"name\": \"EVENT_TYPE\", \"type\": \"string\"},", StringComparison.Ordinal);

    // Quick enough to be no part of what is measured.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private string? _role;

    /// <summary>Makes a dataset group, uploads a file and imports it.</summary>
    /// <param name="name">The name of the group.</param>
    /// <param name="file">A CSV with interactions.</param>
    /// <param name="domain">The domain of the group; null for a custom one.</param>
    /// <returns>The group, and how long the import took, from the call to ACTIVE.</returns>
    public async Task<(string Group, TimeSpan Took)> ImportAsync(string name, string file, string? domain = null)
    {
        var (group, dataset) = await MakeAsync(name, domain);
        await UploadAsync($"{name}.csv", file, PersonalizeArn.Require(group, "datasetGroupArn").Account);
        var start = Stopwatch.GetTimestamp();
        await RunImportAsync(name, dataset, $"{name}.csv");
        return (group, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Makes the Items dataset of a group that has one of interactions, and imports a file.</summary>
    /// <returns>The dataset.</returns>
    public async Task<string> ImportItemsAsync(string group, string schema, string file)
    {
        var arn = (await client.CallAsync<CreateSchemaResponse>(new CreateSchemaRequest { Name = "items", Schema = schema })).SchemaArn!;
        var dataset = (await client.CallAsync<CreateDatasetResponse>(new CreateDatasetRequest { Name = "items", DatasetGroupArn = group, DatasetType = "Items", SchemaArn = arn })).DatasetArn!;
        await UploadAsync("items.csv", file, PersonalizeArn.Require(group, "datasetGroupArn").Account);
        await RunImportAsync("items", dataset, "items.csv");
        return dataset;
    }

    /// <summary>Makes a dataset group with a dataset, and uploads files into a folder of its name.</summary>
    /// <returns>The dataset, and the role that may read the folder.</returns>
    public async Task<(string Dataset, string Role)> PrepareAsync(string name, IEnumerable<string> files)
    {
        var (group, dataset) = await MakeAsync(name);
        foreach (var file in files)
            await UploadAsync($"{name}/{Path.GetFileName(file)}", file, PersonalizeArn.Require(group, "datasetGroupArn").Account);
        return (dataset, _role!);
    }

    /// <summary>Trains one solution version.</summary>
    public async Task<string> TrainAsync(string group, string recipe, Dictionary<string, string> hyperparameters)
    {
        var request = new CreateSolutionRequest
        {
            Name = recipe,
            DatasetGroupArn = group,
            RecipeArn = $"arn:aws:personalize:::recipe/{recipe}",
            PerformAutoTraining = false,
            SolutionConfig = new() { AlgorithmHyperParameters = hyperparameters },
        };
        var solution = (await client.CallAsync<CreateSolutionResponse>(request)).SolutionArn!;
        var version = (await client.CallAsync<CreateSolutionVersionResponse>(new CreateSolutionVersionRequest { SolutionArn = solution })).SolutionVersionArn!;
        await UntilActiveAsync(async () =>
        {
            var it = (await client.CallAsync<DescribeSolutionVersionResponse>(new DescribeSolutionVersionRequest { SolutionVersionArn = version })).SolutionVersion!;
            return (it.Status, it.FailureReason);
        });
        return version;
    }

    /// <summary>Deploys a campaign.</summary>
    /// <returns>The campaign, and how long it took, from the call to ACTIVE.</returns>
    public async Task<(string Campaign, TimeSpan Took)> DeployAsync(string version, string name)
    {
        var start = Stopwatch.GetTimestamp();
        var campaign = (await client.CallAsync<CreateCampaignResponse>(new CreateCampaignRequest { Name = name, SolutionVersionArn = version })).CampaignArn!;
        await UntilActiveAsync(async () =>
        {
            var it = (await client.CallAsync<DescribeCampaignResponse>(new DescribeCampaignRequest { CampaignArn = campaign })).Campaign!;
            return (it.Status, it.FailureReason);
        });
        return (campaign, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Makes a recommender, which trains.</summary>
    /// <returns>How long it took, from the call to ACTIVE.</returns>
    public async Task<TimeSpan> RecommendAsync(string group, string recipe)
    {
        var start = Stopwatch.GetTimestamp();
        var request = new CreateRecommenderRequest { Name = recipe, DatasetGroupArn = group, RecipeArn = $"arn:aws:personalize:::recipe/{recipe}" };
        var recommender = (await client.CallAsync<CreateRecommenderResponse>(request)).RecommenderArn!;
        await UntilActiveAsync(async () =>
        {
            var it = (await client.CallAsync<DescribeRecommenderResponse>(new DescribeRecommenderRequest { RecommenderArn = recommender })).Recommender!;
            return (it.Status, it.FailureReason);
        });
        var took = Stopwatch.GetElapsedTime(start);
        await client.SendAsync(new DeleteRecommenderRequest { RecommenderArn = recommender });
        return took;
    }

    /// <summary>Makes an event tracker; its tracking id is the answer.</summary>
    public async Task<string> TrackAsync(string group) =>
        (await client.CallAsync<CreateEventTrackerResponse>(new CreateEventTrackerRequest { Name = "benchmark", DatasetGroupArn = group })).TrackingId!;

    private async Task RunImportAsync(string name, string dataset, string key)
    {
        var request = new CreateDatasetImportJobRequest { JobName = name, DatasetArn = dataset, DataSource = new() { DataLocation = $"s3://{Bucket}/{key}" }, RoleArn = _role };
        var job = (await client.CallAsync<CreateDatasetImportJobResponse>(request)).DatasetImportJobArn!;
        await UntilActiveAsync(async () =>
        {
            var it = (await client.CallAsync<DescribeDatasetImportJobResponse>(new DescribeDatasetImportJobRequest { DatasetImportJobArn = job })).DatasetImportJob!;
            return (it.Status, it.FailureReason);
        });
    }

    private async Task<(string Group, string Dataset)> MakeAsync(string name, string? domain = null)
    {
        var group = (await client.CallAsync<CreateDatasetGroupResponse>(new CreateDatasetGroupRequest { Name = name, Domain = domain })).DatasetGroupArn!;
        var schema = (await client.CallAsync<CreateSchemaResponse>(new CreateSchemaRequest { Name = name, Schema = domain is null ? Schema : DomainSchema, Domain = domain })).SchemaArn!;
        return (group, (await client.CallAsync<CreateDatasetResponse>(new CreateDatasetRequest { Name = name, DatasetGroupArn = group, DatasetType = "Interactions", SchemaArn = schema })).DatasetArn!);
    }

    private async Task UploadAsync(string key, string file, string account)
    {
        using var bucket = new BenchmarkBucket(server.Address, Bucket, new(server.Root, UsherProgram.Region, "s3"));
        if (_role is null)
        {
            await bucket.CreateAsync();
            await AllowAsync(bucket, account);
        }

        await using var stream = File.OpenRead(file);
        using var content = new StreamContent(stream);
        using var answer = await bucket.Client.PutAsync(bucket.Address(HttpMethod.Put, key), content);
        answer.EnsureSuccessStatusCode();
    }

    // The service reads by a role, and the bucket lets it in.
    private async Task AllowAsync(BenchmarkBucket bucket, string account)
    {
        const string Service = "\"Principal\": {\"Service\": \"personalize.amazonaws.com\"}";
        const string Reading = $"\"Effect\": \"Allow\", \"Action\": [\"s3:GetObject\", \"s3:ListBucket\"], \"Resource\": [\"arn:aws:s3:::{Bucket}\", \"arn:aws:s3:::{Bucket}/*\"]";
        await bucket.PutPolicyAsync(Document($"{Service}, {Reading}"));
        await client.IamAsync(new("Action", "CreateRole"), new("RoleName", Role), new("AssumeRolePolicyDocument", Document($"\"Effect\": \"Allow\", {Service}, \"Action\": \"sts:AssumeRole\"")));
        await client.IamAsync(new("Action", "PutRolePolicy"), new("RoleName", Role), new("PolicyName", "read"), new("PolicyDocument", Document(Reading)));
        _role = $"arn:aws:iam::{account}:role/{Role}";
    }

    private static string Document(string statement) => $"{{\"Version\": \"2012-10-17\", \"Statement\": [{{{statement}}}]}}";

    /// <summary>Waits until something is ACTIVE.</summary>
    public static async Task UntilActiveAsync(Func<Task<(string? Status, string? Reason)>> describe)
    {
        while (true)
        {
            var (status, reason) = await describe();
            if (status == "ACTIVE")
                return;
            if (status!.Contains("FAILED", StringComparison.Ordinal))
                throw new InvalidOperationException(reason);

            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
