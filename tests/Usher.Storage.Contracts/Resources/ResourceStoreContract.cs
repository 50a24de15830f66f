using Usher.Core.Records;
using Usher.Core.Resources;

namespace Usher.Storage.Contracts.Resources;

/// <summary>The rules of <see cref="IResourceStore"/> that every implementation keeps.</summary>
public abstract class ResourceStoreContract : IAsyncLifetime
{
    private const string Start = "arn:aws:personalize:us-east-1:123456789012:";

    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private IResourceStore _store = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Opens the store; called again, opens it on the same data, as a server does that starts again.</summary>
    protected abstract Task<IResourceStore> OpenAsync();

    [Fact]
    public async Task Holds_nothing_before_something_is_written() => Assert.Empty(await _store.ReadAsync(Stop));

    [Fact]
    public async Task A_resource_of_every_kind_comes_back_with_everything_in_it()
    {
        Resource[] resources =
        [
            new SchemaResource(new() { SchemaArn = $"{Start}schema/s", Schema = """{"a":"é"}""", CreationDateTime = Noon }),
            Group("films", "1"),
            new DatasetResource(new() { DatasetArn = $"{Start}dataset/films/ITEMS", DatasetGroupArn = $"{Start}dataset-group/films", Status = "ACTIVE", CreationDateTime = Noon }) { Parts = [new("p.parquet", 10, 1L << 40, "job")] },
            new ImportJobResource(new() { DatasetImportJobArn = $"{Start}dataset-import-job/j", Status = "CREATE PENDING", CreationDateTime = Noon }) { Attempts = 2 },
            new SolutionResource(new() { SolutionArn = $"{Start}solution/s", Status = "ACTIVE", CreationDateTime = Noon }) { LastScheduled = Noon.AddMilliseconds(1) },
            new SolutionVersionResource(new() { SolutionVersionArn = $"{Start}solution/s/00000001", Status = "ACTIVE", CreationDateTime = Noon }) { Recipe = "aws-hrnn", LastEvent = 1L << 40 },
            new CampaignResource(new() { CampaignArn = $"{Start}campaign/c", MinProvisionedTPS = 3, Status = "ACTIVE", CreationDateTime = Noon }) { DatasetGroupArn = $"{Start}dataset-group/films" },
            new RecommenderResource(new() { RecommenderArn = $"{Start}recommender/r", Status = "ACTIVE", CreationDateTime = Noon }) { ServedVersion = $"{Start}recommender/r/00000001", LastScheduled = Noon },
            new EventTrackerResource(new() { EventTrackerArn = $"{Start}event-tracker/t", Status = "ACTIVE", CreationDateTime = Noon }),
        ];

        await _store.WriteAsync(resources, []);

        Assert.Equal(Texts(resources), Texts(await (await OpenAsync()).ReadAsync(Stop)));
    }

    [Fact]
    public async Task A_resource_takes_the_place_of_the_one_of_its_ARN()
    {
        await _store.WriteAsync([Group("films", "1"), Group("books", "1")], []);
        await _store.WriteAsync([Group("films", "2")], []);

        await HoldsAsync(Group("films", "2"), Group("books", "1"));
    }

    [Fact]
    public async Task A_change_writes_and_removes_and_what_is_not_there_is_removed_without_a_fault()
    {
        await _store.WriteAsync([Group("films", "1"), Group("books", "1")], []);
        await _store.WriteAsync([Group("games", "1")], [Group("films", "1").Arn, Group("none", "1").Arn]);

        await HoldsAsync(Group("games", "1"), Group("books", "1"));
    }

    [Fact]
    public async Task What_was_removed_can_be_written_again()
    {
        await _store.WriteAsync([Group("films", "1")], []);
        await _store.WriteAsync([], [Group("films", "1").Arn]);
        await HoldsAsync();
        await _store.WriteAsync([Group("films", "2")], []);

        await HoldsAsync(Group("films", "2"));
    }

    [Fact]
    public async Task A_reader_sees_a_change_whole_or_not_at_all()
    {
        await _store.WriteAsync([Group("films", "0"), Group("books", "0")], []);
        var writing = Task.Run(
            async () =>
            {
                for (var version = 1; version <= 30; version++)
                    await _store.WriteAsync([Group("films", $"{version}"), Group("books", $"{version}"), Group($"new-{version}", $"{version}")], [Group($"new-{version - 1}", "").Arn]);
            },
            Stop);
        while (!writing.IsCompleted)
        {
            var read = await _store.ReadAsync(Stop);
            Assert.Single(read.Select(resource => resource.Tags["version"]).Distinct());
            Assert.InRange(read.Count, 2, 3);
        }

        await writing;
        await HoldsAsync(Group("films", "30"), Group("books", "30"), Group("new-30", "30"));
    }

    /// <summary>A dataset group that tells its version.</summary>
    protected static DatasetGroupResource Group(string name, string version) =>
        new(new() { Name = name, DatasetGroupArn = $"{Start}dataset-group/{name}", Status = "ACTIVE", CreationDateTime = Noon }) { Tags = new Dictionary<string, string> { ["version"] = version } };

    /// <summary>Asserts that the store, and one that is opened anew, hold these resources and no others.</summary>
    protected async Task HoldsAsync(params Resource[] expected)
    {
        Assert.Equal(Texts(expected), Texts(await _store.ReadAsync(Stop)));
        Assert.Equal(Texts(expected), Texts(await (await OpenAsync()).ReadAsync(Stop)));
    }

    private static IEnumerable<string> Texts(IEnumerable<Resource> resources) => resources.Select(resource => System.Text.Json.JsonSerializer.Serialize(resource)).Order(StringComparer.Ordinal);
}
