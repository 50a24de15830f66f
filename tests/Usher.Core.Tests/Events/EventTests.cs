using Usher.Core.Datasets;
using Usher.Core.Events;
using Usher.Core.EventStore;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;
using Usher.Wire.PersonalizeEvents;

namespace Usher.Core.Tests.Events;

public sealed class EventTests : ModelTests
{
    private const string Wide =
        """{"type":"record","name":"Interactions","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"USER_ID","type":"string"},{"name":"ITEM_ID","type":"string"},{"name":"TIMESTAMP","type":"long"},{"name":"EVENT_TYPE","type":"string"},{"name":"EVENT_VALUE","type":["null","float"]},{"name":"NUM_RATINGS","type":["null","int"]},{"name":"DEVICE","type":["null","string"],"categorical":true},{"name":"IMPRESSION","type":["null","string"]}],"version":"1.0"}""";

    private IEventStore Store => Service.Get<IEventStore>();

    private EventOperations Events => Service.Get<EventOperations>();

    private EventTrackerOperations Trackers => Service.Get<EventTrackerOperations>();

    [Fact]
    public async Task An_event_is_in_the_very_next_answer_of_its_user_and_in_nobody_elses()
    {
        var (tracking, _) = await TrackerAsync();
        var campaign = await CampaignAsync(await VersionAsync());
        var before = await TopAsync(campaign, "u1", 2);

        await PutAsync(tracking, "u1", At("i1"));

        Assert.Equal(["i4", "i5"], before);
        Assert.Equal(["i2", "i4"], await TopAsync(campaign, "u1", 2));
        Assert.Equal(["i1", "i2"], await TopAsync(campaign, "u0", 2));
    }

    [Fact]
    public async Task Events_are_there_after_a_restart()
    {
        var (tracking, _) = await TrackerAsync();
        var campaign = await CampaignAsync(await VersionAsync());
        await PutAsync(tracking, "u1", At("i1"));

        await RestartAsync();

        Assert.Equal(["i2", "i4"], await TopAsync(campaign, "u1", 2));
    }

    [Fact]
    public async Task Events_that_the_model_was_trained_with_do_not_count_twice_and_events_of_items_it_does_not_know_not_at_all()
    {
        var (tracking, dataset) = await TrackerAsync();
        await PutAsync(tracking, "u1", At("i1"));
        var newest = (await EventsAsync(dataset)).Single().Number;
        var campaign = await CampaignAsync(await VersionAsync(with: version => version with { LastEvent = newest }));

        await PutAsync(tracking, "u1", At("i99"));

        Assert.Equal(["i4", "i5"], await TopAsync(campaign, "u1", 2));
    }

    [Fact]
    public async Task A_model_of_one_event_type_reads_events_of_that_type_only()
    {
        var (tracking, _) = await TrackerAsync();
        var campaign = await CampaignAsync(await VersionAsync(with: version => version with { Shape = version.Shape with { EventType = "Watch" } }));

        await PutAsync(tracking, "u1", At("i1") with { EventType = "Click" });

        Assert.Equal(["i4", "i5"], await TopAsync(campaign, "u1", 2));
    }

    [Fact]
    public async Task Before_login_a_session_is_a_user_and_at_login_its_events_become_the_users()
    {
        var (tracking, dataset) = await TrackerAsync();
        var campaign = await CampaignAsync(await VersionAsync());

        await PutAsync(tracking, null, At("i1"));
        var anonymous = await TopAsync(campaign, "session", 1);
        var kept = await EventsAsync(dataset);
        await PutAsync(tracking, "u9", At("i99"));

        Assert.Equal(["i2"], anonymous);
        Assert.Empty(kept);
        Assert.Equal(["i2"], await TopAsync(campaign, "u9", 1));
        Assert.Equal(["i0"], await TopAsync(campaign, "session", 1));
        Assert.Equal([("u9", "i1"), ("u9", "i99")], (await EventsAsync(dataset)).Select(one => (one.UserId, one.Event.ItemId)));
    }

    [Theory]
    [InlineData("null")]
    [InlineData(" Undefined ")]
    [InlineData("none")]
    [InlineData("0")]
    [InlineData("[object Object]")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task Events_of_strangers_who_share_a_word_for_no_session_never_become_a_users_and_are_counted(string word)
    {
        var (tracking, dataset) = await TrackerAsync();
        var campaign = await CampaignAsync(await VersionAsync());
        var before = await TopAsync(campaign, "u1", 2);

        foreach (var item in (string[])["i1", "i2", "i3"])
            await PutInAsync(word, tracking, null, At(item));
        await PutInAsync(word, tracking, "u1", At("i99"));

        Assert.Equal(before, await TopAsync(campaign, "u1", 2));
        Assert.Equal([("u1", "i99")], (await EventsAsync(dataset)).Select(one => (one.UserId, one.Event.ItemId)));
        Assert.Equal(3, (await Store.ReadUserAsync(StreamOf(dataset), word, after: 0, Stop)).Count);
        Assert.Equal([KeyValuePair.Create(new DroppedField(dataset, "sessionId", SessionIds.IsNone), 3L)], Service.Get<DroppedFields>().Counts);
    }

    [Fact]
    public async Task Events_of_a_session_become_those_of_the_first_user_and_of_no_second_one_and_what_stays_is_counted()
    {
        var (tracking, dataset) = await TrackerAsync();
        await PutInAsync("s", tracking, null, At("i1"));
        await PutInAsync("s", tracking, "u1", At("i2"));
        await PutInAsync("s", tracking, null, At("i3"));

        await PutInAsync("s", tracking, "u2", At("i4"));
        await PutInAsync("s", tracking, null, At("i5"));
        await PutInAsync("s", tracking, "u1", At("i6"));

        Assert.Equal([("u1", "i1"), ("u1", "i2"), ("u2", "i4"), ("u1", "i6")], (await EventsAsync(dataset)).Select(one => (one.UserId, one.Event.ItemId)));
        Assert.Equal(["i3", "i5"], (await Store.ReadUserAsync(StreamOf(dataset), "s", after: 0, Stop)).Select(one => one.ItemId));
        Assert.Equal([KeyValuePair.Create(new DroppedField(dataset, "sessionId", SessionIds.IsShared), 2L)], Service.Get<DroppedFields>().Counts);
    }

    [Fact]
    public async Task The_same_event_is_kept_once_by_its_id_or_by_all_it_says()
    {
        var (tracking, dataset) = await TrackerAsync();

        await PutAsync(tracking, "u1", At("i1") with { EventId = "e" }, At("i2") with { EventId = "e" }, At("i3"), At("i3"), At("i3", 1));

        Assert.Equal(["i1", "i3", "i3"], (await EventsAsync(dataset)).Select(one => one.Event.ItemId));
    }

    [Fact]
    public async Task Properties_find_their_columns_and_numbers_may_be_in_quotes()
    {
        var (tracking, dataset) = await TrackerAsync();

        await PutAsync(
            tracking,
            "u1",
            At(null) with { Properties = """{"itemId":"i5","eventValue":"3.5","NUM_ratings":"12.0","device":"tv"}""" },
            At("i1") with { Properties = """{"itemId":"i2","eventValue":1,"DEVICE":null}""", EventValue = 4.1f, Impression = ["i1", "i2"] });

        Assert.Equal(
            [("i5", 3.5, """{"DEVICE":"tv","NUM_RATINGS":12}"""), ("i1", 4.1, """{"IMPRESSION":"i1|i2"}""")],
            (await EventsAsync(dataset)).Select(one => (one.Event.ItemId, one.Event.Value!.Value, one.Event.Columns!)));
    }

    [Fact]
    public async Task What_the_schema_has_no_place_for_is_dropped_and_counted_with_the_cause()
    {
        var (tracking, dataset) = await TrackerAsync();

        await PutAsync(tracking, "u1", At("i1") with { Properties = """{"mood":"good"}""", RecommendationId = "RID-1" }, At("i2") with { Properties = """{"mood":"bad"}""" });

        Assert.Equal(
            [new(dataset, "mood", "the schema of the Interactions dataset has no such column."), new(dataset, "recommendationId", "the schema of the Interactions dataset has no column RECOMMENDATION_ID.")],
            Service.Get<DroppedFields>().Counts.Keys.OrderBy(field => field.Field, StringComparer.Ordinal));
        Assert.Equal(2, Service.Get<DroppedFields>().Counts.Single(field => field.Key.Field == "mood").Value);
    }

    [Theory]
    [InlineData("""{"numRatings":"many"}""", "Error parsing properties json. eventList[1].properties, numRatings: \"many\" is not a whole number from -2,147,483,648 to 2,147,483,647.")]
    [InlineData("""{"numRatings":3.5}""", "eventList[1].properties, numRatings: 3.5 is not a whole number from -2,147,483,648 to 2,147,483,647.")]
    [InlineData("""{"numRatings":true}""", "numRatings: true is not a whole number")]
    [InlineData("""{"device":"\ud83c"}""", "Error parsing properties json. eventList[1].properties is no JSON: A string in it is no Unicode text: it has half of a surrogate pair.")]
    [InlineData("""{"\udc00":1}""", "it has half of a surrogate pair.")]
    [InlineData("""{"itemId":"\ud800"}""", "it has half of a surrogate pair.")]
    [InlineData("""{"mood":["\ud800"]}""", "it has half of a surrogate pair.")]
    [InlineData("""{"device":7}""", "eventList[1].properties, device: 7 is not a string. Put it into quotes.")]
    [InlineData("""{"eventValue":[]}""", "eventList[1].properties, eventValue: an array came; give a single value.")]
    [InlineData("""{"eventValue":1e39}""", "eventValue: 1e39 is further from 0 than a float reaches.")]
    [InlineData("""{"device":""", "Error parsing properties json. eventList[1].properties is no JSON: ")]
    [InlineData("[]", "Error parsing properties json. eventList[1].properties is JSON of another kind; an object is wanted")]
    [InlineData("""{"USER_ID":"u2"}""", "eventList[1].properties has 'USER_ID', which is no key of properties")]
    [InlineData("""{"Timestamp":1}""", "eventList[1].properties has 'Timestamp', which is no key of properties")]
    [InlineData("""{"itemId":""}""", "itemId has to be a string of 1 to 256 characters.")]
    public async Task Bad_properties_are_refused_with_the_place_and_nothing_of_the_call_is_kept(string properties, string text)
    {
        var (tracking, dataset) = await TrackerAsync();

        var (code, message) = await ServiceHost.RefusedAsync(() => PutAsync(tracking, "u1", At("i1"), At("i2") with { Properties = properties }));

        Assert.Equal("InvalidInputException", code);
        Assert.Contains(text, message, StringComparison.Ordinal);
        Assert.Empty(await EventsAsync(dataset));
    }

    [Fact]
    public async Task Events_without_a_tracker_an_item_a_dataset_or_measure_are_refused()
    {
        var (tracking, _) = await TrackerAsync();
        var bare = (await Trackers.CreateAsync(new() { Name = "bare", DatasetGroupArn = await GroupAsync("bare") }, ServiceHost.At, Stop)).TrackingId!;
        (string Tracking, Event Event, string Text)[] refused =
        [
            ("nobody", At("i1"), "trackingId 'nobody' is that of no event tracker."),
            (bare, At("i1"), "has no Interactions dataset that events could be kept in."),
            (tracking, At(null), "eventList[0] has no itemId."),
            (tracking, At("i1") with { SentAt = DateTimeOffset.UnixEpoch.AddDays(-1) }, "eventList[0].sentAt is before 1970"),
            (tracking, At("i1") with { SentAt = DateTimeOffset.FromUnixTimeSeconds(170_000_000_000) }, "eventList[0].sentAt is 170000000000, which looks like milliseconds"),
            (tracking, At("i1") with { Impression = [.. Enumerable.Repeat(new string('ä', 256), 25)] }, "eventList[0] has 12,807 bytes; an event may have 10,240."),
        ];

        foreach (var (id, sent, text) in refused)
        {
            var (code, message) = await ServiceHost.RefusedAsync(() => PutAsync(id, "u1", sent));
            Assert.Equal("InvalidInputException", code);
            Assert.Contains(text, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_group_has_one_tracker_which_keeps_it_and_is_described_and_deleted()
    {
        var (tracking, _) = await TrackerAsync();
        var tracker = Trackers.Describe(new() { EventTrackerArn = Trackers.List(new(), ServiceHost.At).EventTrackers!.Single().EventTrackerArn! }).EventTracker!;

        var second = await ServiceHost.RefusedAsync(() => Trackers.CreateAsync(new() { Name = "other", DatasetGroupArn = Group }, ServiceHost.At, Stop));
        var group = await ServiceHost.RefusedAsync(() => Groups.DeleteAsync(new() { DatasetGroupArn = Group }, Stop));
        await Trackers.DeleteAsync(new() { EventTrackerArn = tracker.EventTrackerArn! }, Stop);

        Assert.Matches("^arn:aws:personalize:us-east-1:123456789012:event-tracker/[0-9a-f]{8}$", tracker.EventTrackerArn!);
        Assert.Equal((tracking, "123456789012", "ACTIVE"), (tracker.TrackingId, tracker.AccountId, tracker.Status));
        Assert.True(Guid.TryParse(tracking, out _));
        Assert.Equal("LimitExceededException", second.Code);
        Assert.Contains(tracker.EventTrackerArn!, group.Message, StringComparison.Ordinal);
        Assert.Contains("is that of no event tracker", (await ServiceHost.RefusedAsync(() => PutAsync(tracking, "u1", At("i1")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_training_reads_events_as_a_part()
    {
        var (tracking, dataset) = await TrackerAsync();
        await PutAsync(tracking, "u1", At("i1") with { EventValue = 4, Properties = """{"numRatings":12}""" }, At("i2"));
        await PutAsync(tracking, null, At("i3"));

        var (parts, newest) = await Service.Get<ILiveRowExporter>().WritePartsAsync(dataset, Schema.Parse(Wide), Folder["work"], Stop);

        var set = Usher.Datasets.TrainingSets.TrainingSetQuery.Run(new(parts), Stop);
        Assert.Equal(2, newest);
        Assert.Equal(["u1"], set.UserIds.Ids);
        Assert.Equal(["i1", "i2"], set.ItemIds.Ids);
        Assert.Equal([4f, float.NaN], set.Values!);
    }

    [Fact]
    public async Task Events_of_a_dataset_that_was_deleted_are_not_those_of_the_next_one()
    {
        var (tracking, dataset) = await TrackerAsync();
        await PutAsync(tracking, "u1", At("i1"));
        var schema = Datasets.Describe(new() { DatasetArn = dataset }).Dataset!.SchemaArn!;

        await Datasets.DeleteAsync(new() { DatasetArn = dataset }, Stop);
        await Task.Delay(2, Stop);
        await Datasets.CreateAsync(new() { Name = "interactions", DatasetGroupArn = Group, DatasetType = "Interactions", SchemaArn = schema }, ServiceHost.At, Stop);
        await RestartAsync();

        Assert.Empty(await EventsAsync(dataset));
    }

    private static new Event At(string? item, int seconds = 0) => new() { ItemId = item, EventType = "Watch", SentAt = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 + seconds) };

    private Task PutAsync(string tracking, string? user, params Event[] events) => PutInAsync("session", tracking, user, events);

    private Task PutInAsync(string session, string tracking, string? user, params Event[] events) => Events.PutAsync(new() { TrackingId = tracking, UserId = user, SessionId = session, EventList = events });

    private ValueTask<StoredEvent[]> EventsAsync(string dataset) => Store.ReadEventsAsync(StreamOf(dataset), after: 0, Stop).ToArrayAsync(Stop);

    private string StreamOf(string dataset) => DatasetStreamName.Of(Service.Records.Current.Get<DatasetResource>(dataset));

    private async Task<(string TrackingId, string Dataset)> TrackerAsync()
    {
        var group = await GroupAsync("films");
        var schema = await SchemaAsync("wide", Wide);
        var dataset = (await Datasets.CreateAsync(new() { Name = "interactions", DatasetGroupArn = group, DatasetType = "Interactions", SchemaArn = schema }, ServiceHost.At, Stop)).DatasetArn!;
        var tracking = (await Trackers.CreateAsync(new() { Name = "site", DatasetGroupArn = group }, ServiceHost.At, Stop)).TrackingId!;
        return (tracking, dataset);
    }
}
