using Usher.Core.Events;
using Usher.Core.Usage;
using Usher.Storage.Events;
using Usher.Storage.Usage;

namespace Usher.Storage.Tests.Events;

public sealed class SqliteEventStoreTests : IDisposable
{
    private const string Layer = "interactions";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usher-events-");
    private readonly SqliteEventStore _store;

    public SqliteEventStoreTests() => _store = SqliteEventStore.Open(Path.Combine(_folder.FullName, "events.db"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_users_events_come_in_order_from_any_number_on()
    {
        await AddAsync("u", "a", "b");
        await AddAsync("v", "x");
        await AddAsync("u", "c");

        var all = _store.Of(Layer, "u", after: 0);

        Assert.Equal(["a", "b", "c"], all.Select(one => one.ItemId));
        Assert.Equal(["c"], _store.Of(Layer, "u", all[1].Number).Select(one => one.ItemId));
        Assert.Empty(_store.Of("another", "u", 0));
    }

    [Fact]
    public async Task Events_of_a_session_come_behind_what_was_read_when_its_user_is_known()
    {
        await AddAsync("u", "a");
        var read = _store.Of(Layer, "u", 0).Single().Number;
        await _store.AddAsync(new(Layer, "s", "s", [Event("b"), Event("c")]) { IsAnonymous = true });

        var kept = await _store.AddAsync(new(Layer, "u", "s", [Event("d")]));

        Assert.Equal([true], kept.AreNew);
        Assert.Equal(2, kept.Merged);
        Assert.Equal(["b", "c", "d"], _store.Of(Layer, "u", read).Select(one => one.ItemId));
        Assert.Empty(_store.Of(Layer, "s", 0));
    }

    [Fact]
    public async Task A_number_is_never_given_twice()
    {
        await _store.AddAsync(new(Layer, "s", "s", [Event("a")]) { IsAnonymous = true });
        var first = _store.Of(Layer, "s", 0).Single().Number;
        await _store.KeepOnlyAsync([]);

        await AddAsync("u", "b");

        Assert.True(_store.Of(Layer, "u", 0).Single().Number > first);
    }

    [Fact]
    public async Task Many_senders_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => AddAsync($"u{number % 20}", $"i{number}")));

        Assert.Equal(200, _store.EventsOf(Layer).Count());
        Assert.All(Enumerable.Range(0, 20), user => Assert.Equal(10, _store.Of(Layer, $"u{user}", 0).Count));
    }

    [Fact]
    public async Task A_row_takes_the_place_of_the_one_of_its_id()
    {
        await _store.PutAsync("items", [new("b", "{}"), new("a", null)]);
        await _store.PutAsync("items", [new("b", """{"X":1}""")]);

        Assert.Equal([new("a", null), new("b", """{"X":1}""")], _store.RowsOf("items"));
        Assert.Equal("""{"X":1}""", _store.Find("items", "b")!.Columns);
        Assert.Null(_store.Find("items", "c"));
    }

    [Fact]
    public async Task Layers_that_nobody_names_go_with_their_rows()
    {
        await AddAsync("u", "a");
        await _store.PutAsync("items", [new("a", null)]);

        await _store.KeepOnlyAsync(["items"]);

        Assert.Empty(_store.EventsOf(Layer));
        Assert.Single(_store.RowsOf("items"));
    }

    [Fact]
    public async Task Usage_of_the_same_hour_is_added_up()
    {
        var hour = DateTimeOffset.UnixEpoch.AddHours(480_000);
        var usage = new CampaignUsage("c", hour, 2, 1, 700, 2, [2, .. new long[LatencyBuckets.Count - 1]]);
        using var store = SqliteUsageStore.Open(Path.Combine(_folder.FullName, "usage.db"));

        await store.AddAsync([usage, usage with { Hour = hour.AddHours(1) }]);
        await store.AddAsync([usage with { PeakTps = 1 }]);

        Assert.Equal([(4, 2, 1400, 2, 4), (2, 1, 700, 2, 2)], store.Read(hour).Select(one => (one.Requests, one.Errors, one.LatencyMicroseconds, one.PeakTps, one.Latencies[0])));
        Assert.Single(store.Read(hour.AddHours(1)));
    }

    private static NewEvent Event(string item) => new(item, "Watch", 1_700_000_000, null, null, null);

    private Task<KeptEvents> AddAsync(string user, params string[] items) => _store.AddAsync(new(Layer, user, "session", [.. items.Select(Event)]));
}
