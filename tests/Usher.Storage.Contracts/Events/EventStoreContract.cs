using Usher.Core.EventStore;

namespace Usher.Storage.Contracts.Events;

/// <summary>The rules of <see cref="IEventStore"/> that every implementation keeps.</summary>
public abstract class EventStoreContract : IAsyncLifetime
{
    private const string Stream = "interactions";

    private IEventStore _store = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Opens the store; called again, closes it and opens it on the same data, as a server does that starts again.</summary>
    protected abstract Task<IEventStore> OpenAsync();

    [Fact]
    public async Task A_users_events_come_in_order_from_any_number_on()
    {
        await AddAsync("u", "a", "b");
        await AddAsync("v", "x");
        await AddAsync("u", "c");

        var all = await ReadAsync("u");

        Assert.Equal(["a", "b", "c"], all.Select(one => one.ItemId));
        Assert.Equal(["c"], (await ReadAsync("u", all[1].Number)).Select(one => one.ItemId));
        Assert.Empty(await _store.ReadUserAsync("another", "u", after: 0, Stop));
    }

    [Fact]
    public async Task An_event_comes_back_as_it_was_sent()
    {
        var whole = new NewEvent("i\U0001F3AC", "Watch", 1_700_000_001, 0.1, "id", """{"DEVICE":"tv"}""");
        var bare = new NewEvent("i2", "Click", 0, null, null, null);
        await _store.AddAsync(new(Stream, "u", "s", [whole, bare]));

        var stored = await EventsAsync();

        Assert.Equal([("u", whole), ("u", bare)], stored.Select(one => (one.UserId, one.Event)));
        Assert.Equal(
            [new(stored[0].Number, whole.ItemId, "Watch", 1_700_000_001, 0.1), new(stored[1].Number, "i2", "Click", 0, null)],
            await ReadAsync("u"));
    }

    [Fact]
    public async Task An_event_whose_id_is_in_the_stream_is_skipped_whatever_it_says()
    {
        await _store.AddAsync(new(Stream, "u", "s", [Event("a") with { EventId = "e" }]));

        var outcome = await _store.AddAsync(new(Stream, "v", "t", [Event("b") with { EventId = "e" }, Event("c") with { EventId = "f" }, Event("d") with { EventId = "f" }]));

        Assert.Equal([false, true, false], outcome.AreNew);
        Assert.Equal([("u", "a"), ("v", "c")], (await EventsAsync()).Select(one => (one.UserId, one.Event.ItemId)));
    }

    [Fact]
    public async Task An_event_that_equals_a_stored_one_in_all_but_its_id_is_skipped()
    {
        await AddAsync("u", "a");

        var repeated = await _store.AddAsync(new(Stream, "u", "another session", [Event("a"), Event("a") with { EventId = "e" }]));
        NewEvent[] others = [Event("b"), Event("a") with { EventType = "Click" }, Event("a") with { Time = 1 }, Event("a") with { Value = 1 }, Event("a") with { Columns = "{}" }];
        var different = await _store.AddAsync(new(Stream, "u", "s", others));
        var ofAnother = await AddAsync("v", "a");

        Assert.Equal([false, false], repeated.AreNew);
        Assert.All(different.AreNew, Assert.True);
        Assert.Equal([true], ofAnother.AreNew);
    }

    [Fact]
    public async Task Batches_of_several_users_are_stored_together_in_their_order()
    {
        await AddAsync("v", "x");

        var outcomes = await _store.AddTogetherAsync([new(Stream, "u", "s", [Event("a"), Event("b")]), new(Stream, "v", "t", [Event("x"), Event("c")])]);

        Assert.Equal([[true, true], [false, true]], outcomes.Select(outcome => outcome.AreNew));
        Assert.Equal([("v", "x"), ("u", "a"), ("u", "b"), ("v", "c")], (await EventsAsync()).Select(one => (one.UserId, one.Event.ItemId)));
    }

    [Fact]
    public async Task Of_batches_of_which_one_cannot_be_stored_none_is()
    {
        var broken = new EventBatch(Stream, "v", "t", [Event("c"), null!]);

        await Assert.ThrowsAnyAsync<Exception>(() => _store.AddTogetherAsync([new(Stream, "u", "s", [Event("a")]), broken]));

        Assert.Empty(await EventsAsync());
    }

    [Fact]
    public async Task Streams_share_no_events_and_no_ids()
    {
        await _store.AddAsync(new("another", "u", "s", [Event("a") with { EventId = "e" }]));

        var outcome = await _store.AddAsync(new(Stream, "u", "s", [Event("a") with { EventId = "e" }]));

        Assert.Equal([true], outcome.AreNew);
        Assert.Single(await ReadAsync("u"));
    }

    [Fact]
    public async Task Events_of_a_session_without_a_user_are_in_no_list_of_events()
    {
        await AnonymousAsync("s", "a");

        Assert.Empty(await EventsAsync());
        Assert.False(await _store.HasEventsAfterAsync(Stream, after: 0, Stop));
        Assert.Equal(["a"], (await ReadAsync("s")).Select(one => one.ItemId));
    }

    [Fact]
    public async Task A_stream_has_events_after_a_number_until_the_last_one()
    {
        await AddAsync("u", "a");
        await _store.AddAsync(new("another", "u", "s", [Event("b")]));
        var last = (await ReadAsync("u")).Single().Number;

        Assert.True(await _store.HasEventsAfterAsync(Stream, last - 1, Stop));
        Assert.False(await _store.HasEventsAfterAsync(Stream, last, Stop));
        Assert.False(await _store.HasEventsAfterAsync("none", after: 0, Stop));
    }

    [Fact]
    public async Task Events_of_a_session_come_behind_what_was_read_when_its_user_is_known()
    {
        await AddAsync("u", "a");
        var read = (await ReadAsync("u")).Single().Number;
        await AnonymousAsync("s", "b", "c");

        var outcome = await _store.AddAsync(new(Stream, "u", "s", [Event("d")]));

        Assert.Equal([true], outcome.AreNew);
        Assert.Equal(2, outcome.Merged);
        Assert.Equal(["b", "c", "d"], (await ReadAsync("u", read)).Select(one => one.ItemId));
        Assert.Equal(["b", "c", "d"], (await EventsAsync(read)).Select(one => one.Event.ItemId));
        Assert.Empty(await ReadAsync("s"));
    }

    [Fact]
    public async Task An_event_that_the_user_has_already_is_not_merged_a_second_time()
    {
        await AddAsync("u", "a");
        await AnonymousAsync("s", "a", "b");

        var outcome = await _store.AddAsync(new(Stream, "u", "s", [Event("c")]));

        Assert.Equal(1, outcome.Merged);
        Assert.Equal(["a", "b", "c"], (await ReadAsync("u")).Select(one => one.ItemId));
    }

    [Fact]
    public async Task An_event_id_goes_with_its_event_to_the_user()
    {
        await _store.AddAsync(new(Stream, "s", "s", [Event("a") with { EventId = "e" }]) { IsAnonymous = true });
        await _store.AddAsync(new(Stream, "u", "s", [Event("b")]));

        var repeated = await _store.AddAsync(new(Stream, "u", "s", [Event("c") with { EventId = "e" }]));

        Assert.Equal([false], repeated.AreNew);
        Assert.Equal(["e", null], (await EventsAsync()).Select(one => one.Event.EventId));
    }

    [Fact]
    public async Task Events_of_a_session_are_given_to_its_first_user_only_also_where_they_came_after_the_user()
    {
        await _store.AddAsync(new(Stream, "u", "s", [Event("a")]));
        await AnonymousAsync("s", "b");

        var other = await _store.AddAsync(new(Stream, "v", "s", [Event("c")]));
        var later = await AnonymousAsync("s", "d");
        var first = await _store.AddAsync(new(Stream, "u", "s", [Event("e")]));

        Assert.Equal((0, 1), (other.Merged, other.KeptApart));
        Assert.Equal((0, 1), (later.Merged, later.KeptApart));
        Assert.Equal((0, 0), (first.Merged, first.KeptApart));
        Assert.Equal(["b", "d"], (await ReadAsync("s")).Select(one => one.ItemId));
    }

    [Fact]
    public async Task A_user_who_comes_again_with_a_session_gets_what_it_sent_since()
    {
        await _store.AddAsync(new(Stream, "u", "s", [Event("a")]));
        await AnonymousAsync("s", "b");

        Assert.Equal(1, (await _store.AddAsync(new(Stream, "u", "s", [Event("c")]))).Merged);
        Assert.Equal(["a", "b", "c"], (await ReadAsync("u")).Select(one => one.ItemId));
    }

    [Theory]
    [InlineData(SessionIds.MaxEventsOfVisit, SessionIds.MaxEventsOfVisit, 0)]
    [InlineData(SessionIds.MaxEventsOfVisit + 1, 0, SessionIds.MaxEventsOfVisit + 1)]
    public async Task More_events_than_one_visit_has_are_given_to_nobody(int events, int merged, int keptApart)
    {
        await AnonymousAsync("s", [.. Enumerable.Range(0, events).Select(number => $"i{number}")]);

        var outcome = await _store.AddAsync(new(Stream, "u", "s", [Event("a")]));

        Assert.Equal((merged, keptApart), (outcome.Merged, outcome.KeptApart));
        Assert.Equal(merged + 1, (await ReadAsync("u")).Count);
        Assert.Equal(keptApart, (await ReadAsync("s")).Count);
    }

    [Fact]
    public async Task Sessions_of_one_stream_are_not_those_of_another()
    {
        await _store.AddAsync(new("others", "v", "s", [Event("a")]));
        await AnonymousAsync("s", "b");

        Assert.Equal(1, (await _store.AddAsync(new(Stream, "u", "s", [Event("c")]))).Merged);
    }

    [Fact]
    public async Task A_number_is_never_given_twice()
    {
        await AnonymousAsync("s", "a");
        var first = (await ReadAsync("s")).Single().Number;
        await _store.KeepOnlyAsync([]);

        await AddAsync("u", "b");

        Assert.True((await ReadAsync("u")).Single().Number > first);
    }

    [Fact]
    public async Task Many_senders_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => AddAsync($"u{number % 20}", $"i{number}")));

        Assert.Equal(200, (await EventsAsync()).Length);
        for (var user = 0; user < 20; user++)
            Assert.Equal(10, (await ReadAsync($"u{user}")).Count);
    }

    [Fact]
    public async Task Who_goes_on_from_the_last_number_while_many_send_misses_no_event()
    {
        var sending = Task.WhenAll(Enumerable.Range(0, 8).Select(sender => Task.Run(
            async () =>
            {
                for (var number = 0; number < 50; number++)
                    await AddAsync("u", $"i{sender}-{number}");
            },
            Stop)));
        var read = new List<LiveEvent>();
        var listed = new List<StoredEvent>();
        for (var isLast = false; !isLast;)
        {
            isLast = sending.IsCompleted;
            read.AddRange(await ReadAsync("u", read.Count == 0 ? 0 : read[^1].Number));
            listed.AddRange(await EventsAsync(listed.Count == 0 ? 0 : listed[^1].Number));
            await Task.Yield();
        }

        await sending;
        Assert.Equal(400, read.Select(one => one.ItemId).Distinct().Count());
        Assert.Equal(400, read.Count);
        Assert.Equal(read.Select(one => one.Number), listed.Select(one => one.Number));
        Assert.Equal(read.Select(one => one.Number).Order(), read.Select(one => one.Number));
    }

    [Fact]
    public async Task A_row_takes_the_place_of_the_one_of_its_id()
    {
        await _store.PutRowsAsync("items", [new("b", "{}"), new("a", null)]);
        await _store.PutRowsAsync("items", [new("b", """{"X":1}""")]);

        Assert.Equal([new("a", null), new("b", """{"X":1}""")], await RowsAsync("items"));
        Assert.Equal("""{"X":1}""", (await _store.FindRowAsync("items", "b", Stop))!.Columns);
        Assert.Null(await _store.FindRowAsync("items", "c", Stop));
        Assert.Null(await _store.FindRowAsync("users", "b", Stop));
    }

    [Fact]
    public async Task Of_two_rows_of_one_id_in_one_put_the_last_one_stays()
    {
        await _store.PutRowsAsync("items", [new("a", "{}"), new("a", """{"X":2}""")]);

        Assert.Equal([new("a", """{"X":2}""")], await RowsAsync("items"));
    }

    [Fact]
    public async Task Rows_come_in_the_order_of_the_bytes_of_their_ids()
    {
        string[] ids = ["\U0001F3AC", "a", "\uFF5E", "B", "é", "a1", "A"];
        await _store.PutRowsAsync("items", [.. ids.Select(id => new PutRow(id, null))]);

        Assert.Equal(["A", "B", "a", "a1", "é", "\uFF5E", "\U0001F3AC"], (await RowsAsync("items")).Select(row => row.Id));
    }

    [Fact]
    public async Task A_long_stream_comes_whole_and_in_order()
    {
        PutRow[] rows = [.. Enumerable.Range(0, 10_500).Select(number => new PutRow($"i{number:D5}", null))];
        await _store.PutRowsAsync("items", rows);
        for (var first = 0; first < rows.Length; first += 2_100)
            await AddAsync("u", [.. rows.Skip(first).Take(2_100).Select(row => row.Id)]);

        Assert.Equal(rows, await RowsAsync("items"));
        Assert.Equal(rows.Select(row => row.Id), (await EventsAsync()).Select(one => one.Event.ItemId));
    }

    [Fact]
    public async Task Streams_that_are_not_named_are_deleted_with_their_rows()
    {
        await AddAsync("u", "a");
        await AnonymousAsync("s", "b");
        await _store.PutRowsAsync("items", [new("a", null)]);
        await _store.PutRowsAsync("users", [new("u", null)]);

        await _store.KeepOnlyAsync(["items"]);

        Assert.Empty(await EventsAsync());
        Assert.Empty(await ReadAsync("s"));
        Assert.Empty(await RowsAsync("users"));
        Assert.Single(await RowsAsync("items"));
    }

    [Fact]
    public async Task A_stream_that_was_deleted_remembers_no_events_and_no_sessions()
    {
        await _store.AddAsync(new(Stream, "u", "s", [Event("a") with { EventId = "e" }]));
        await _store.KeepOnlyAsync([]);
        await AnonymousAsync("s", "b");

        var outcome = await _store.AddAsync(new(Stream, "v", "s", [Event("a") with { EventId = "e" }]));

        Assert.Equal([true], outcome.AreNew);
        Assert.Equal((1, 0), (outcome.Merged, outcome.KeptApart));
    }

    [Fact]
    public async Task Everything_is_there_after_it_was_opened_again()
    {
        await AddAsync("u", "a", "b");
        await AnonymousAsync("s", "c");
        await _store.AddAsync(new(Stream, "v", "t", [Event("d")]));
        await _store.PutRowsAsync("items", [new("a", "{}")]);
        var (events, last) = (await EventsAsync(), (await ReadAsync("v")).Single().Number);

        _store = await OpenAsync();

        Assert.Equal(events, await EventsAsync());
        Assert.Equal([new("a", "{}")], await RowsAsync("items"));
        Assert.Equal([false], (await AddAsync("u", "a")).AreNew);
        Assert.Equal(1, (await _store.AddAsync(new(Stream, "u", "s", [Event("e")]))).Merged);
        await AnonymousAsync("t", "f");
        Assert.Equal(1, (await _store.AddAsync(new(Stream, "u", "t", [Event("g")]))).KeptApart);
        Assert.All(await ReadAsync("u", last), one => Assert.Contains(one.ItemId, (string[])["c", "e", "g"]));
        Assert.Equal(3, (await ReadAsync("u", last)).Count);
    }

    private static NewEvent Event(string item) => new(item, "Watch", 1_700_000_000, null, null, null);

    private ValueTask<IReadOnlyList<LiveEvent>> ReadAsync(string subject, long after = 0) => _store.ReadUserAsync(Stream, subject, after, Stop);

    private ValueTask<StoredEvent[]> EventsAsync(long after = 0) => _store.ReadEventsAsync(Stream, after, Stop).ToArrayAsync(Stop);

    private ValueTask<PutRow[]> RowsAsync(string stream) => _store.ReadRowsAsync(stream, Stop).ToArrayAsync(Stop);

    private Task<PutEventsOutcome> AnonymousAsync(string session, params string[] items) => _store.AddAsync(new(Stream, session, session, [.. items.Select(Event)]) { IsAnonymous = true });

    private Task<PutEventsOutcome> AddAsync(string user, params string[] items) => _store.AddAsync(new(Stream, user, "session", [.. items.Select(Event)]));
}
