using Microsoft.Data.Sqlite;
using Usher.Contracts;
using Usher.Core.Budgets;
using Usher.Core.Usage;
using Usher.Storage.Usage;
using Usher.Wire.UsherApi;

namespace Usher.Storage.Tests.Usage;

public sealed class SqliteUsageStoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_added_to_an_hour_adds_up_and_survives()
    {
        using (var store = Open())
        {
            await store.AddAsync([Asked(3)], [new("d", Noon, 10)]);
            await store.AddAsync([Asked(4) with { PeakTps = 3, Errors = 1 }], [new("d", Noon, 5), new("e", Noon.AddHours(1), 7)]);
        }

        using var again = Open();

        var hour = Assert.Single(again.Read(Noon, Noon.AddHours(1)));
        Assert.Equal((7, 1, 200, 3, 7, 7), (hour.Requests, hour.Errors, hour.LatencyMicroseconds, hour.PeakTps, hour.Latencies[0], hour.Answered[0]));
        Assert.Empty(again.Read(Noon.AddHours(1), Noon.AddHours(2)));
        Assert.Equal([new("d", Noon, 15), new("e", Noon.AddHours(1), 7)], again.ReadStreamed(Noon, Noon.AddHours(2)));
    }

    [Fact]
    public async Task A_line_of_the_ledger_takes_the_place_of_the_one_of_the_same_beginning()
    {
        using var store = Open();
        await store.WriteAsync([new CampaignSpan("c", Noon, null, 1, "s")]);
        await store.WriteAsync([new CampaignSpan("c", Noon, Noon.AddHours(1), 1, "s"), new CampaignSpan("c", Noon.AddHours(3), null, 2, "s"), new TrainingRun("v", Noon, Noon.AddHours(2), Noon, 2, "ACTIVE", "aws-hrnn")]);

        Assert.Equal([new CampaignSpan("c", Noon, Noon.AddHours(1), 1, "s"), new TrainingRun("v", Noon, Noon.AddHours(2), Noon, 2, "ACTIVE", "aws-hrnn"), new CampaignSpan("c", Noon.AddHours(3), null, 2, "s")], store.ReadLedger(Noon, Noon.AddDays(1)));
        Assert.Equal(2, store.ReadLedger(Noon.AddHours(1.5), Noon.AddDays(1)).Count);
        Assert.Equal(2, store.ReadLedger(Noon, Noon.AddHours(2)).Count);
    }

    [Fact]
    public async Task The_last_hour_of_each_campaign_is_found_however_long_ago()
    {
        using var store = Open();
        await store.AddAsync([Asked(1), Asked(2) with { Hour = Noon.AddDays(-400) }, Asked(3) with { CampaignArn = "d", Hour = Noon.AddDays(-500) }], []);

        Assert.Equal([("c", Noon), ("d", Noon.AddDays(-500))], store.ReadLast().Select(hour => (hour.CampaignArn, hour.Hour)));
    }

    [Fact]
    public void Hours_of_the_first_version_are_kept_as_if_their_requests_had_come_evenly()
    {
        using (var old = new SqliteConnection($"Data Source={_folder["usage.db"]};Pooling=False"))
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

        using var store = Open();
        var hour = Assert.Single(store.Read(Noon, Noon.AddHours(1)));

        Assert.Equal((30, 1, 29, Noon), (hour.Requests, hour.Errors, hour.Answered.Sum(), hour.Last));
        Assert.Equal(12, hour.Answered.Count);
        Assert.All(hour.Answered, window => Assert.InRange(window, 2, 3));
    }

    [Fact]
    public async Task Budgets_and_their_alerts_survive_until_they_are_taken_away()
    {
        var budget = new Budget { Name = "team", Monthly = 12.5m, Webhook = "https://chat.example.com/42" };
        using (var store = Open())
        {
            await store.PutAsync(budget with { Monthly = 10 });
            await store.PutAsync(budget);
            await store.PutAsync(new RaisedAlert("team", Noon, "50", 12.50m, IsDelivered: false));
            await store.PutAsync(new RaisedAlert("team", Noon, "50", 12.5m, IsDelivered: true));
        }

        using var again = Open();
        Assert.Equal([budget], again.ReadBudgets());
        Assert.Equal([new("team", Noon, "50", 12.5m, IsDelivered: true)], again.ReadAlerts(Noon));
        Assert.Empty(again.ReadAlerts(Noon.AddHours(1)));

        await again.DeleteBudgetAsync("team");
        Assert.Empty(again.ReadBudgets());
        Assert.Empty(again.ReadAlerts(Noon));
    }

    private SqliteUsageStore Open() => SqliteUsageStore.Open(_folder["usage.db"]);

    private static CampaignUsage Asked(long requests) => new("c", Noon, requests, 0, 100, 1, [requests, .. new long[LatencyBuckets.Count - 1]]) { Answered = [requests, .. new long[11]] };
}
