using Usher.Core.EventStore;
using Usher.Storage.Events;

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
    public async Task Events_of_a_session_are_given_to_its_first_user_only_also_where_they_came_after_the_user()
    {
        await _store.AddAsync(new(Layer, "u", "s", [Event("a")]));
        await AnonymousAsync("s", "b");

        var other = await _store.AddAsync(new(Layer, "v", "s", [Event("c")]));
        var later = await AnonymousAsync("s", "d");
        var first = await _store.AddAsync(new(Layer, "u", "s", [Event("e")]));

        Assert.Equal((0, 1), (other.Merged, other.KeptApart));
        Assert.Equal((0, 1), (later.Merged, later.KeptApart));
        Assert.Equal((0, 0), (first.Merged, first.KeptApart));
        Assert.Equal(["b", "d"], _store.Of(Layer, "s", 0).Select(one => one.ItemId));
    }

    [Fact]
    public async Task A_user_who_comes_again_with_a_session_gets_what_it_sent_since()
    {
        await _store.AddAsync(new(Layer, "u", "s", [Event("a")]));
        await AnonymousAsync("s", "b");

        Assert.Equal(1, (await _store.AddAsync(new(Layer, "u", "s", [Event("c")]))).Merged);
        Assert.Equal(["a", "b", "c"], _store.Of(Layer, "u", 0).Select(one => one.ItemId));
    }

    [Theory]
    [InlineData(1_000, 1_000, 0)]
    [InlineData(1_001, 0, 1_001)]
    public async Task More_events_than_one_visit_has_are_given_to_nobody(int events, int merged, int keptApart)
    {
        await AnonymousAsync("s", [.. Enumerable.Range(0, events).Select(number => $"i{number}")]);

        var kept = await _store.AddAsync(new(Layer, "u", "s", [Event("a")]));

        Assert.Equal((merged, keptApart), (kept.Merged, kept.KeptApart));
        Assert.Equal(merged + 1, _store.Of(Layer, "u", 0).Count);
        Assert.Equal(keptApart, _store.Of(Layer, "s", 0).Count);
    }

    [Fact]
    public async Task Sessions_of_one_layer_are_not_those_of_another()
    {
        await _store.AddAsync(new("others", "v", "s", [Event("a")]));
        await AnonymousAsync("s", "b");

        Assert.Equal(1, (await _store.AddAsync(new(Layer, "u", "s", [Event("c")]))).Merged);
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

    private static NewEvent Event(string item) => new(item, "Watch", 1_700_000_000, null, null, null);

    private Task<PutEventsOutcome> AnonymousAsync(string session, params string[] items) => _store.AddAsync(new(Layer, session, session, [.. items.Select(Event)]) { IsAnonymous = true });

    private Task<PutEventsOutcome> AddAsync(string user, params string[] items) => _store.AddAsync(new(Layer, user, "session", [.. items.Select(Event)]));
}
