using Usher.Contracts;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Metering.Usage;
using Usher.Storage.Usage;

namespace Usher.Metering.Tests.Usage;

/// <summary>Records and their ledger on a clock that stands where it is put: what happens to resources without the work behind it.</summary>
internal sealed class LedgerWorld : IAsyncDisposable
{
    public const string Campaign = "arn:aws:personalize:us-east-1:123456789012:campaign/c";
    public const string Recommender = "arn:aws:personalize:us-east-1:123456789012:recommender/r";
    public const string Version = "arn:aws:personalize:us-east-1:123456789012:solution/films/00000001";
    public const string Dataset = "arn:aws:personalize:us-east-1:123456789012:dataset/films/INTERACTIONS";
    public const string Group = "arn:aws:personalize:us-east-1:123456789012:dataset-group/films";

    private readonly TemporaryFolder _folder = new();
    private readonly MemoryResources _resources = new();

    public StandingClock Clock { get; } = new() { Now = Noon };

    public static DateTimeOffset Noon { get; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public ServiceRecords Records { get; private set; } = null!;

    public SqliteUsageStore Store { get; private set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<LedgerWorld> StartAsync()
    {
        var world = new LedgerWorld();
        await world.RestartAsync();
        return world;
    }

    /// <summary>As after a crash: what was written is there, nothing else.</summary>
    public async Task RestartAsync()
    {
        Records?.Dispose();
        Store?.Dispose();
        Records = await ServiceRecords.OpenAsync(_resources, Clock, Stop);
        Store = SqliteUsageStore.Open(_folder["usage.db"]);
        await new UsageLedger(Records, Store).StartAsync(Stop);
    }

    /// <summary>Whether the disk takes no more resources.</summary>
    public bool IsFull { set => _resources.IsFull = value; }

    public Task PutAsync(Resource resource) => Records.ChangeAsync(before => before.Find<Resource>(resource.Arn) is null ? before.Add(resource) : before.With(resource), Stop);

    public Task DeleteAsync(string arn) => Records.ChangeAsync(before => before.Without([before.Get<Resource>(arn)]), Stop);

    public Task PutCampaignAsync(string status = "ACTIVE", int tps = 1, string version = Version, string arn = Campaign, IReadOnlyDictionary<string, string>? tags = null) => PutAsync(
        new CampaignResource(new()
        {
            Name = arn.Split('/')[^1],
            CampaignArn = arn,
            SolutionVersionArn = version,
            MinProvisionedTPS = tps,
            Status = status,
            CreationDateTime = Records.Current.Find<CampaignResource>(arn)?.CreatedAt ?? Records.Now,
            LastUpdatedDateTime = Records.Now,
        })
        {
            DatasetGroupArn = Group,
            Tags = tags ?? new Dictionary<string, string>(),
        });

    public Task PutRecommenderAsync(string status = "ACTIVE", int tps = 1) => PutAsync(new RecommenderResource(new()
    {
        Name = "r",
        RecommenderArn = Recommender,
        DatasetGroupArn = Group,
        RecommenderConfig = new() { MinRecommendationRequestsPerSecond = tps },
        Status = status,
        CreationDateTime = Records.Current.Find<RecommenderResource>(Recommender)?.CreatedAt ?? Records.Now,
        LastUpdatedDateTime = Records.Now,
    })
    {
        ServedVersion = $"{Recommender}/00000001",
    });

    public Task PutVersionAsync(string status, double? hours = null, string arn = Version) => PutAsync(new SolutionVersionResource(new()
    {
        SolutionVersionArn = arn,
        SolutionArn = arn[..arn.LastIndexOf('/')],
        DatasetGroupArn = Group,
        RecipeArn = "arn:aws:personalize:::recipe/aws-hrnn",
        Status = status,
        TrainingHours = hours,
        CreationDateTime = Records.Current.Find<SolutionVersionResource>(arn)?.CreatedAt ?? Records.Now,
        LastUpdatedDateTime = Records.Now,
    }));

    /// <summary>A dataset with one import that is done.</summary>
    public async Task ImportAsync(long bytes, string job = "first")
    {
        var arn = $"arn:aws:personalize:us-east-1:123456789012:dataset-import-job/{job}";
        await PutAsync(new DatasetResource(new() { DatasetArn = Dataset, DatasetGroupArn = Group, Status = "ACTIVE", CreationDateTime = Records.Now }) { Parts = [new($"{job}.parquet", 10, bytes, arn)] });
        await PutAsync(new ImportJobResource(new() { DatasetImportJobArn = arn, DatasetArn = Dataset, Status = "ACTIVE", CreationDateTime = Records.Now, LastUpdatedDateTime = Records.Now }));
    }

    public Task<UsageData> ReadAsync(DateTimeOffset since, DateTimeOffset until) => UsageData.ReadAsync(Store, since, until, Clock.Now, Stop);

    public ValueTask<IReadOnlyList<LedgerEntry>> ReadLedgerAsync() => Store.ReadLedgerAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Stop);

    public ValueTask DisposeAsync()
    {
        Records.Dispose();
        Store.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed class MemoryResources : IResourceStore
    {
        private readonly Dictionary<string, Resource> _all = [];

        public bool IsFull { get; set; }

        public Task<IReadOnlyList<Resource>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Resource>>([.. _all.Values]);

        public Task WriteAsync(IReadOnlyList<Resource> written, IReadOnlyList<string> removed)
        {
            if (IsFull)
                throw new IOException("There is no room left on the disk.");

            foreach (var resource in written)
                _all[resource.Arn] = resource;
            foreach (var arn in removed)
                _all.Remove(arn);
            return Task.CompletedTask;
        }
    }
}
