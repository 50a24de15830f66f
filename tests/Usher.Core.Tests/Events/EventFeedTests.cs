using Usher.Core.Events;
using Usher.Wire.UsherApi;

namespace Usher.Core.Tests.Events;

public sealed class EventFeedTests : InsightTests
{
    private EventFeedOperations Feeds => Service.Get<EventFeedOperations>();

    [Fact]
    public async Task A_listener_is_told_what_becomes_of_every_event_from_then_on()
    {
        await RatingsAsync("ana,i1,100,Watch,");
        await PutEventAsync("ana", "i1", 200);
        using var feed = Feeds.Listen(Group);
        await PutEventAsync("ana", "i2", 300, value: 4);
        await PutEventAsync("ana", "i2", 300, value: 4);
        await PutEventAsync(null, "i3", 400, "Click");

        var told = await ReadAsync(feed, 3);

        Assert.Equal(
            [
                new() { Outcome = "accepted", UserId = "ana", SessionId = "session", ItemId = "i2", EventType = "Watch", EventValue = 4, Timestamp = DateTimeOffset.FromUnixTimeSeconds(300) },
                new() { Outcome = "duplicate", UserId = "ana", SessionId = "session", ItemId = "i2", EventType = "Watch", EventValue = 4, Timestamp = DateTimeOffset.FromUnixTimeSeconds(300) },
                new() { Outcome = "accepted", SessionId = "session", ItemId = "i3", EventType = "Click", Timestamp = DateTimeOffset.FromUnixTimeSeconds(400) },
            ],
            told);
    }

    [Fact]
    public async Task Dropped_fields_are_told_with_the_cause_and_counted_in_their_group()
    {
        await RatingsAsync();
        await FilmsAsync("i1,Alien,,");
        using var feed = Feeds.Listen(Group);
        await PutItemAsync("i1", """{"mood":"dark"}""");
        await PutItemAsync("i2", """{"mood":"dark","smell":"none"}""");
        await PutEventAsync("ana", "i1", 100);

        var told = await ReadAsync(feed, 4);

        var dataset = At.Dataset("films", "Items").ToString();
        Assert.Equal(["dropped", "dropped", "dropped", "accepted"], told.Select(entry => entry.Outcome));
        Assert.Equal((dataset, "mood", "the schema of the Items dataset has no such column."), (told[0].DatasetArn, told[0].Field, told[0].Cause));
        Assert.Equal([(dataset, "mood", 2), (dataset, "smell", 1)], Feeds.ListDropped(Group).Fields.Select(field => (field.DatasetArn, field.Field, field.Count)));
        Assert.Empty(Feeds.ListDropped(await GroupAsync("others")).Fields);
    }

    [Fact]
    public async Task A_slow_reader_loses_the_oldest_and_is_told_how_many()
    {
        var feeds = new EventFeeds(TimeProvider.System);
        using var feed = feeds.Listen(Group);
        for (var number = 0; number < EventFeed.MaxWaiting + 5; number++)
            feeds.Tell(Group, () => new() { Outcome = EventStreamEntry.Accepted, ItemId = $"i{number}" });

        var told = await ReadAsync(feed, 2);

        Assert.Equal([("lost", 5L, null), ("accepted", null, "i5")], told.Select(entry => (entry.Outcome, entry.Count, entry.ItemId)));
    }

    [Fact]
    public async Task Others_groups_are_not_told_and_silence_is()
    {
        var feeds = new EventFeeds(new Hasty());
        using var feed = feeds.Listen(Group);
        feeds.Tell(Group + "2", () => new() { Outcome = EventStreamEntry.Accepted });

        Assert.Equal(["quiet", "quiet"], (await ReadAsync(feed, 2)).Select(entry => entry.Outcome));
    }

    [Fact]
    public void Listeners_are_so_many_and_make_room_when_they_leave()
    {
        var feeds = new EventFeeds(TimeProvider.System);
        EventFeed[] listeners = [.. Enumerable.Range(0, 100).Select(_ => feeds.Listen(Group))];
        var tooMany = Assert.Throws<Wire.Errors.AwsException>(() => feeds.Listen(Group));
        listeners[7].Dispose();
        feeds.Listen(Group).Dispose();

        Assert.Equal("LimitExceededException", tooMany.Code);
    }

    private static async Task<IReadOnlyList<EventStreamEntry>> ReadAsync(EventFeed feed, int count)
    {
        var read = new List<EventStreamEntry>();
        await foreach (var entry in feed.ReadAsync(Stop))
        {
            read.Add(entry);
            if (read.Count == count)
                break;
        }

        return read;
    }

    /// <summary>Waits for nothing.</summary>
    private sealed class Hasty : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
