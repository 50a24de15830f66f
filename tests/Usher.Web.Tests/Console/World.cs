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

    public async Task FillAsync(CancellationToken cancellationToken)
    {
        var key = new LastingCredentials(new(usher.Root.Id, usher.Root.Secret));
        _personalize = new(_http, ServiceAddresses.OfUsher(usher.Api, "us-east-1"), key, TimeProvider.System);
        var buckets = new BucketClient(_http, usher.Api, "us-east-1", key, TimeProvider.System);
        var identities = new AccountClient(_http, usher.Api, "us-east-1", key, TimeProvider.System);

        var (interactions, items, faulty) = await FilesAsync();
        await buckets.CreateBucketAsync(Bucket, cancellationToken);
        await buckets.PutObjectAsync(Bucket, "interactions.csv", interactions, cancellationToken);
        await buckets.PutObjectAsync(Bucket, "items.csv", items, cancellationToken);
        await buckets.PutObjectAsync(Bucket, "faulty.csv", faulty, cancellationToken);
        await buckets.PutBucketPolicyAsync(Bucket, ServicePolicies.Bucket(Bucket), cancellationToken);
        await identities.CreateRoleAsync(Role, ServicePolicies.Trust(usher.Account), cancellationToken);
        await identities.PutRolePolicyAsync(Role, "read-data", ServicePolicies.Role(Bucket), cancellationToken);

        await CallAsync<CreateDatasetGroupResponse>(new CreateDatasetGroupRequest { Name = Group }, cancellationToken);
        await UntilActiveAsync(async () => (await CallAsync<DescribeDatasetGroupResponse>(new DescribeDatasetGroupRequest { DatasetGroupArn = GroupArn }, cancellationToken)).DatasetGroup!.Status!);
        var dataset = await ImportAsync("Interactions", GeneratedCatalogue.InteractionsSchema, "interactions.csv", cancellationToken);
        await ImportAsync("Items", GeneratedCatalogue.ItemsSchema, "items.csv", cancellationToken);
        FaultyImportArn = await BeginImportAsync("faulty", dataset, "faulty.csv", ImportModes.Incremental, cancellationToken);
        await UntilAsync("CREATE FAILED", async () => (await CallAsync<DescribeDatasetImportJobResponse>(new DescribeDatasetImportJobRequest { DatasetImportJobArn = FaultyImportArn }, cancellationToken)).DatasetImportJob!.Status!);
        var versions = await Task.WhenAll(
            DeployAsync("popular", "aws-popularity-count", cancellationToken),
            DeployAsync("related", "aws-sims", cancellationToken),
            DeployAsync("personal", "usher-transitions", cancellationToken));
        VersionArn = versions[0];
        await CallAsync<CreateEventTrackerResponse>(new CreateEventTrackerRequest { Name = "clicks", DatasetGroupArn = GroupArn }, cancellationToken);
        await CallAsync<GetRecommendationsResponse>(new GetRecommendationsRequest { CampaignArn = CampaignArn("popular"), UserId = "1" }, cancellationToken);
    }

    /// <summary>An operation of Personalize as the root.</summary>
    public Task<T> CallAsync<T>(object request, CancellationToken cancellationToken)
        where T : class => _personalize.CallAsync<T>(request, cancellationToken);

    /// <summary>An operation that answers nothing.</summary>
    public Task CallAsync(object request, CancellationToken cancellationToken) => _personalize.CallAsync(request, cancellationToken);

    /// <summary>Uploads a file and begins its import into the Interactions dataset, beside what is there.</summary>
    public async Task<string> BeginImportAsync(string name, byte[] file, CancellationToken cancellationToken)
    {
        var buckets = new BucketClient(_http, usher.Api, "us-east-1", new LastingCredentials(new(usher.Root.Id, usher.Root.Secret)), TimeProvider.System);
        await buckets.PutObjectAsync(Bucket, $"{name}.csv", file, cancellationToken);
        return await BeginImportAsync(name, Arn($"dataset/{Group}/INTERACTIONS"), $"{name}.csv", ImportModes.Incremental, cancellationToken);
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

    private async Task<string> ImportAsync(string type, string schema, string file, CancellationToken cancellationToken)
    {
        var schemaArn = (await CallAsync<CreateSchemaResponse>(new CreateSchemaRequest { Name = $"films-{type}", Schema = schema }, cancellationToken)).SchemaArn!;
        var dataset = (await CallAsync<CreateDatasetResponse>(new CreateDatasetRequest { Name = $"films-{type}", DatasetGroupArn = GroupArn, DatasetType = type, SchemaArn = schemaArn }, cancellationToken)).DatasetArn!;
        await UntilActiveAsync(async () => (await CallAsync<DescribeDatasetResponse>(new DescribeDatasetRequest { DatasetArn = dataset }, cancellationToken)).Dataset!.Status!);
        var job = await BeginImportAsync($"films-{type}", dataset, file, ImportModes.Full, cancellationToken);
        await UntilActiveAsync(async () => (await CallAsync<DescribeDatasetImportJobResponse>(new DescribeDatasetImportJobRequest { DatasetImportJobArn = job }, cancellationToken)).DatasetImportJob!.Status!);
        return dataset;
    }

    private async Task<string> BeginImportAsync(string name, string dataset, string file, string mode, CancellationToken cancellationToken)
    {
        var request = new CreateDatasetImportJobRequest { JobName = name, DatasetArn = dataset, ImportMode = mode, DataSource = new() { DataLocation = $"s3://{Bucket}/{file}" }, RoleArn = $"arn:aws:iam::{usher.Account}:role/{Role}" };
        return (await CallAsync<CreateDatasetImportJobResponse>(request, cancellationToken)).DatasetImportJobArn!;
    }

    private async Task<string> DeployAsync(string name, string recipe, CancellationToken cancellationToken)
    {
        var solution = (await CallAsync<CreateSolutionResponse>(new CreateSolutionRequest { Name = name, DatasetGroupArn = GroupArn, RecipeArn = $"arn:aws:personalize:::recipe/{recipe}", PerformAutoTraining = false }, cancellationToken)).SolutionArn!;
        await UntilActiveAsync(async () => (await CallAsync<DescribeSolutionResponse>(new DescribeSolutionRequest { SolutionArn = solution }, cancellationToken)).Solution!.Status!);
        var version = (await CallAsync<CreateSolutionVersionResponse>(new CreateSolutionVersionRequest { SolutionArn = solution }, cancellationToken)).SolutionVersionArn!;
        await UntilActiveAsync(async () => (await CallAsync<DescribeSolutionVersionResponse>(new DescribeSolutionVersionRequest { SolutionVersionArn = version }, cancellationToken)).SolutionVersion!.Status!);
        var campaign = (await CallAsync<CreateCampaignResponse>(new CreateCampaignRequest { Name = name, SolutionVersionArn = version }, cancellationToken)).CampaignArn!;
        await UntilActiveAsync(async () => (await CallAsync<DescribeCampaignResponse>(new DescribeCampaignRequest { CampaignArn = campaign }, cancellationToken)).Campaign!.Status!);
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
