using Usher.Metering.Usage;

namespace Usher.Storage.Contracts.Usage;

/// <summary>The rules of <see cref="IUsageStore"/> that every implementation keeps.</summary>
public abstract class UsageStoreContract : IAsyncLifetime
{
    private IUsageStore _store = null!;

    protected static DateTimeOffset Noon { get; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Opens the store; called again, closes it and opens it on the same data, as a server does that starts again.</summary>
    protected abstract Task<IUsageStore> OpenAsync();

    [Fact]
    public async Task What_is_added_to_an_hour_adds_up_and_survives()
    {
        await _store.AddAsync([Asked(3)], [new("d", Noon, 10)]);
        await _store.AddAsync([Asked(4) with { PeakTps = 3, Errors = 1 }], [new("d", Noon, 5), new("e", Noon.AddHours(1), 7)]);

        _store = await OpenAsync();

        var hour = Assert.Single(await _store.ReadAsync(Noon, Noon.AddHours(1), Stop));
        Assert.Equal((7, 1, 200, 3, 7, 7), (hour.Requests, hour.Errors, hour.LatencyMicroseconds, hour.PeakTps, hour.Latencies[0], hour.Answered[0]));
        Assert.Empty(await _store.ReadAsync(Noon.AddHours(1), Noon.AddHours(2), Stop));
        Assert.Equal([new("d", Noon, 15), new("e", Noon.AddHours(1), 7)], await _store.ReadStreamedAsync(Noon, Noon.AddHours(2), Stop));
    }

    [Fact]
    public async Task The_same_campaign_twice_in_one_call_adds_up_too()
    {
        await _store.AddAsync([Asked(1), Asked(2)], [new("d", Noon, 1), new("d", Noon, 2)]);

        Assert.Equal(3, Assert.Single(await _store.ReadAsync(Noon, Noon.AddHours(1), Stop)).Requests);
        Assert.Equal(3, Assert.Single(await _store.ReadStreamedAsync(Noon, Noon.AddHours(1), Stop)).Bytes);
    }

    [Fact]
    public async Task Many_who_add_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _store.AddAsync([Asked(2)], [new("d", Noon, 3)])));

        Assert.Equal(100, Assert.Single(await _store.ReadAsync(Noon, Noon.AddHours(1), Stop)).Requests);
        Assert.Equal(150, Assert.Single(await _store.ReadStreamedAsync(Noon, Noon.AddHours(1), Stop)).Bytes);
    }

    [Fact]
    public async Task Hours_come_by_time_and_then_by_campaign_or_dataset_without_the_one_that_begins_at_the_end()
    {
        var (first, second, third) = (Noon.AddHours(-1), Noon, Noon.AddHours(1));
        await _store.AddAsync(
            [Asked(1, "b", second), Asked(2, "a", third), Asked(3, "a", second), Asked(4, "c", first)],
            [new("b", second, 1), new("a", third, 2), new("a", second, 3), new("c", first, 4)]);

        Assert.Equal([("c", first), ("a", second), ("b", second)], (await _store.ReadAsync(first, third, Stop)).Select(hour => (hour.CampaignArn, hour.Hour)));
        Assert.Equal([("a", second), ("b", second), ("a", third)], (await _store.ReadStreamedAsync(second, Noon.AddHours(2), Stop)).Select(hour => (hour.DatasetArn, hour.Hour)));
    }

    [Fact]
    public async Task The_hours_of_a_month_add_up_to_its_total()
    {
        var (month, next) = (new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));
        await _store.AddAsync([.. Enumerable.Range(-1, (30 * 24) + 2).Select(hour => Asked(1, "c", month.AddHours(hour)))], []);

        Assert.Equal(30 * 24, (await _store.ReadAsync(month, next, Stop)).Sum(hour => hour.Requests));
        Assert.Single(await _store.ReadAsync(next, next.AddMonths(1), Stop));
    }

    [Fact]
    public async Task The_last_hour_of_each_campaign_is_found_however_long_ago()
    {
        await _store.AddAsync([Asked(3, "d", Noon.AddDays(-500)), Asked(1), Asked(2, hour: Noon.AddDays(-400))], []);

        Assert.Equal([("c", Noon), ("d", Noon.AddDays(-500))], (await _store.ReadLastAsync(Stop)).Select(hour => (hour.CampaignArn, hour.Hour)));
    }

    [Fact]
    public async Task An_entry_of_the_ledger_takes_the_place_of_the_one_of_the_same_beginning()
    {
        await _store.WriteAsync([new CampaignSpan("c", Noon, null, 1, "s")]);
        await _store.WriteAsync([new CampaignSpan("c", Noon, Noon.AddHours(1), 1, "s"), new CampaignSpan("c", Noon.AddHours(3), null, 2, "s"), new TrainingRun("v", Noon, Noon.AddHours(2), Noon, 2, "ACTIVE", "aws-hrnn")]);

        Assert.Equal([new CampaignSpan("c", Noon, Noon.AddHours(1), 1, "s"), new TrainingRun("v", Noon, Noon.AddHours(2), Noon, 2, "ACTIVE", "aws-hrnn"), new CampaignSpan("c", Noon.AddHours(3), null, 2, "s")], await LedgerAsync(Noon, Noon.AddDays(1)));
        Assert.Equal(2, (await LedgerAsync(Noon.AddHours(1.5), Noon.AddDays(1))).Count);
        Assert.Equal(2, (await LedgerAsync(Noon, Noon.AddHours(2))).Count);
    }

    [Fact]
    public async Task Entries_of_every_kind_survive_and_begin_at_the_same_millisecond()
    {
        var begin = Noon.AddMilliseconds(123);
        LedgerEntry[] entries = [new CampaignSpan("a", begin, null, 3, "s"), new TrainingRun("b", begin, null, begin, 0.25, "CREATE IN_PROGRESS", null), new ImportedData("c", begin, begin, "d", 1L << 40)];
        await _store.WriteAsync(entries);

        _store = await OpenAsync();

        Assert.Equal(entries, await LedgerAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
        Assert.Empty(await LedgerAsync(DateTimeOffset.MinValue, begin));
    }

    private static CampaignUsage Asked(long requests, string campaign = "c", DateTimeOffset? hour = null) =>
        new(campaign, hour ?? Noon, requests, 0, 100, 1, [requests, .. new long[LatencyBuckets.Count - 1]]) { Answered = [requests, .. new long[BillingWindows.InHour - 1]] };

    private ValueTask<IReadOnlyList<LedgerEntry>> LedgerAsync(DateTimeOffset since, DateTimeOffset until) => _store.ReadLedgerAsync(since, until, Stop);
}
