using Usher.Datasets.Generated;
using Usher.Wire.Calling;
using Usher.Wire.Personalize;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Web.Tests.Console;

/// <summary>What the console shows in tests: a small generated catalogue, imported, with three campaigns of counting recipes.</summary>
internal sealed class World(UsherServer usher) : IDisposable
{
    public const string Group = "films";
    public const string Attack = "<img src=x onerror=\"document.title='attacked'\">";

    private const string Bucket = "films";
    private const string Role = "FilmsRole";

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());
    private PersonalizeClient _personalize = null!;

    public string VersionArn { get; private set; } = "";

    public string FaultyImportArn { get; private set; } = "";

    public string GroupArn => Arn($"dataset-group/{Group}");

    public string CampaignArn(string name) => Arn($"campaign/{name}");

    public async Task FillAsync(CancellationToken stop)
    {
        var key = new LastingCredentials(new(usher.Root.Id, usher.Root.Secret));
        _personalize = new(_http, ServiceAddresses.OfUsher(usher.Api, "us-east-1"), key, TimeProvider.System);
        var buckets = new BucketClient(_http, usher.Api, "us-east-1", key, TimeProvider.System);
        var identities = new AccountClient(_http, usher.Api, "us-east-1", key, TimeProvider.System);

        var (interactions, items, faulty) = await FilesAsync();
        await buckets.CreateBucketAsync(Bucket, stop);
        await buckets.PutObjectAsync(Bucket, "interactions.csv", interactions, stop);
        await buckets.PutObjectAsync(Bucket, "items.csv", items, stop);
        await buckets.PutObjectAsync(Bucket, "faulty.csv", faulty, stop);
        await buckets.PutBucketPolicyAsync(Bucket, ServicePolicies.Bucket(Bucket), stop);
        await identities.CreateRoleAsync(Role, ServicePolicies.Trust(usher.Account), stop);
        await identities.PutRolePolicyAsync(Role, "read-data", ServicePolicies.Role(Bucket), stop);

        await CallAsync<CreateDatasetGroupResponse>(new CreateDatasetGroupRequest { Name = Group }, stop);
        await UntilActiveAsync(async () => (await CallAsync<DescribeDatasetGroupResponse>(new DescribeDatasetGroupRequest { DatasetGroupArn = GroupArn }, stop)).DatasetGroup!.Status!);
        var dataset = await ImportAsync("Interactions", GeneratedCatalogue.InteractionsSchema, "interactions.csv", stop);
        await ImportAsync("Items", GeneratedCatalogue.ItemsSchema, "items.csv", stop);
        FaultyImportArn = await BeginImportAsync("faulty", dataset, "faulty.csv", ImportModes.Incremental, stop);
        await UntilAsync("CREATE FAILED", async () => (await CallAsync<DescribeDatasetImportJobResponse>(new DescribeDatasetImportJobRequest { DatasetImportJobArn = FaultyImportArn }, stop)).DatasetImportJob!.Status!);
        var versions = await Task.WhenAll(
            DeployAsync("popular", "aws-popularity-count", stop),
            DeployAsync("related", "aws-sims", stop),
            DeployAsync("personal", "usher-transitions", stop));
        VersionArn = versions[0];
        await CallAsync<CreateEventTrackerResponse>(new CreateEventTrackerRequest { Name = "clicks", DatasetGroupArn = GroupArn }, stop);
        await CallAsync<GetRecommendationsResponse>(new GetRecommendationsRequest { CampaignArn = CampaignArn("popular"), UserId = "1" }, stop);
    }

    /// <summary>An operation of Personalize as the root.</summary>
    public Task<T> CallAsync<T>(object request, CancellationToken stop)
        where T : class => _personalize.CallAsync<T>(request, stop);

    /// <summary>An operation that answers nothing.</summary>
    public Task CallAsync(object request, CancellationToken stop) => _personalize.CallAsync(request, stop);

    /// <summary>Uploads a file and begins its import into the Interactions dataset, beside what is there.</summary>
    public async Task<string> BeginImportAsync(string name, byte[] file, CancellationToken stop)
    {
        var buckets = new BucketClient(_http, usher.Api, "us-east-1", new LastingCredentials(new(usher.Root.Id, usher.Root.Secret)), TimeProvider.System);
        await buckets.PutObjectAsync(Bucket, $"{name}.csv", file, stop);
        return await BeginImportAsync(name, Arn($"dataset/{Group}/INTERACTIONS"), $"{name}.csv", ImportModes.Incremental, stop);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Interactions; items of which one has a title that is an attack; interactions that cannot be used.</summary>
    private static async Task<(byte[] Interactions, byte[] Items, byte[] Faulty)> FilesAsync()
    {
        var folder = Directory.CreateTempSubdirectory("usher-console-files-");
        try
        {
            var (interactions, items) = (Path.Combine(folder.FullName, "interactions.csv"), Path.Combine(folder.FullName, "items.csv"));
            var world = GeneratedCatalogue.Create(new() { Users = 200, Items = 300, Interactions = 8_000 });
            world.WriteInteractions(interactions);
            world.WriteItems(items);
            var films = await File.ReadAllLinesAsync(items);
            films = [films[0], .. films.Skip(1).Select(film => film.StartsWith("\"1\",", StringComparison.Ordinal) ? $"\"1\",\"{Attack.Replace("\"", "\"\"", StringComparison.Ordinal)}\",2001,\"Drama\"" : film)];
            await File.WriteAllLinesAsync(items, films);
            var faulty = $"USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\n7,9,Watch,1704092722\n7,9,Watch,yesterday\n,9,Watch,1704092722\n7,9,Watch,{Attack.Replace("\"", "", StringComparison.Ordinal)}\n";
            return (await File.ReadAllBytesAsync(interactions), await File.ReadAllBytesAsync(items), System.Text.Encoding.UTF8.GetBytes(faulty));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string> ImportAsync(string type, string schema, string file, CancellationToken stop)
    {
        var schemaArn = (await CallAsync<CreateSchemaResponse>(new CreateSchemaRequest { Name = $"films-{type}", Schema = schema }, stop)).SchemaArn!;
        var dataset = (await CallAsync<CreateDatasetResponse>(new CreateDatasetRequest { Name = $"films-{type}", DatasetGroupArn = GroupArn, DatasetType = type, SchemaArn = schemaArn }, stop)).DatasetArn!;
        await UntilActiveAsync(async () => (await CallAsync<DescribeDatasetResponse>(new DescribeDatasetRequest { DatasetArn = dataset }, stop)).Dataset!.Status!);
        var job = await BeginImportAsync($"films-{type}", dataset, file, ImportModes.Full, stop);
        await UntilActiveAsync(async () => (await CallAsync<DescribeDatasetImportJobResponse>(new DescribeDatasetImportJobRequest { DatasetImportJobArn = job }, stop)).DatasetImportJob!.Status!);
        return dataset;
    }

    private async Task<string> BeginImportAsync(string name, string dataset, string file, string mode, CancellationToken stop)
    {
        var request = new CreateDatasetImportJobRequest { JobName = name, DatasetArn = dataset, ImportMode = mode, DataSource = new() { DataLocation = $"s3://{Bucket}/{file}" }, RoleArn = $"arn:aws:iam::{usher.Account}:role/{Role}" };
        return (await CallAsync<CreateDatasetImportJobResponse>(request, stop)).DatasetImportJobArn!;
    }

    private async Task<string> DeployAsync(string name, string recipe, CancellationToken stop)
    {
        var solution = (await CallAsync<CreateSolutionResponse>(new CreateSolutionRequest { Name = name, DatasetGroupArn = GroupArn, RecipeArn = $"arn:aws:personalize:::recipe/{recipe}", PerformAutoTraining = false }, stop)).SolutionArn!;
        await UntilActiveAsync(async () => (await CallAsync<DescribeSolutionResponse>(new DescribeSolutionRequest { SolutionArn = solution }, stop)).Solution!.Status!);
        var version = (await CallAsync<CreateSolutionVersionResponse>(new CreateSolutionVersionRequest { SolutionArn = solution }, stop)).SolutionVersionArn!;
        await UntilActiveAsync(async () => (await CallAsync<DescribeSolutionVersionResponse>(new DescribeSolutionVersionRequest { SolutionVersionArn = version }, stop)).SolutionVersion!.Status!);
        var campaign = (await CallAsync<CreateCampaignResponse>(new CreateCampaignRequest { Name = name, SolutionVersionArn = version }, stop)).CampaignArn!;
        await UntilActiveAsync(async () => (await CallAsync<DescribeCampaignResponse>(new DescribeCampaignRequest { CampaignArn = campaign }, stop)).Campaign!.Status!);
        return version;
    }

    private static Task UntilActiveAsync(Func<Task<string>> look) => UntilAsync("ACTIVE", look);

    private static async Task UntilAsync(string wanted, Func<Task<string>> look)
    {
        while (await look() is var status && status != wanted)
        {
            Assert.True(status.Contains("PENDING", StringComparison.Ordinal) || status.Contains("PROGRESS", StringComparison.Ordinal), status);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private string Arn(string resource) => $"arn:aws:personalize:us-east-1:{usher.Account}:{resource}";
}
