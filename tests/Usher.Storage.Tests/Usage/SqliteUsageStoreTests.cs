using Microsoft.Data.Sqlite;
using Usher.Contracts;
using Usher.Metering.Usage;
using Usher.Storage.Contracts.Usage;
using Usher.Storage.Usage;

namespace Usher.Storage.Tests.Usage;

public sealed class SqliteUsageStoreTests : UsageStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private SqliteUsageStore? _store;

    public override ValueTask DisposeAsync()
    {
        _store?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override Task<IUsageStore> OpenAsync()
    {
        _store?.Dispose();
        return Task.FromResult<IUsageStore>(_store = SqliteUsageStore.Open(_folder["usage.db"]));
    }

    [Fact]
    public async Task Hours_of_the_first_version_are_kept_as_if_their_requests_had_come_evenly()
    {
        using (var old = new SqliteConnection($"Data Source={_folder["old.db"]};Pooling=False"))
        {
            old.Open();
            using var command = old.CreateCommand();
            command.CommandText =
                """
                CREATE TABLE campaign_hours (hour INTEGER NOT NULL, campaign TEXT NOT NULL, usage TEXT NOT NULL, PRIMARY KEY (hour, campaign)) WITHOUT ROWID;
                INSERT INTO campaign_hours VALUES (1795435200, 'c', '{"CampaignArn":"c","Hour":"2026-11-23T12:00:00+00:00","Requests":30,"Errors":1,"LatencyMicroseconds":5000,"PeakTps":2,"Latencies":[30,0,0,0,0,0,0,0,0,0,0,0,0]}');
                PRAGMA user_version = 1;
                """;
            command.ExecuteNonQuery();
        }

        using var store = SqliteUsageStore.Open(_folder["old.db"]);
        var hour = Assert.Single(await store.ReadAsync(Noon, Noon.AddHours(1), TestContext.Current.CancellationToken));

        Assert.Equal((30, 1, 29, Noon), (hour.Requests, hour.Errors, hour.Answered.Sum(), hour.Last));
        Assert.Equal(12, hour.Answered.Count);
        Assert.All(hour.Answered, window => Assert.InRange(window, 2, 3));
    }
}
