using Usher.Contracts;
using Usher.Core.Datasets;
using Usher.Core.Events;
using Usher.Core.EventStore;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;
using Usher.Wire.PersonalizeEvents;

namespace Usher.Core.Tests.Events;

[AwsSource("API reference, PutActionInteractions and ActionInteraction")]
public sealed class ActionInteractionTests : ActionTests
{
    private IEventStore Store => Service.Get<IEventStore>();

    [Fact]
    public async Task Interactions_of_several_users_come_in_one_call_and_survive_a_restart()
    {
        await PutAsync(Of("u1", "a", "not taken"), Of("u2", "b", "VIEWED", 1) with { Properties = """{"device":"phone"}""" }, Of("u1", "b", "Taken", 2));

        await RestartAsync();

        Assert.Equal(
            [("u1", "a", "NOT_TAKEN", Start, null), ("u1", "b", "TAKEN", Start + 2, null), ("u2", "b", "VIEWED", Start + 1, """{"DEVICE":"phone"}""")],
            (await EventsAsync()).Select(one => (one.UserId, one.Event.ItemId, one.Event.EventType, one.Event.Time, one.Event.Columns)));
    }

    [Fact]
    public async Task Before_login_a_session_is_a_user_and_at_login_its_interactions_become_the_users()
    {
        await PutAsync(Of(null, "a", session: "s"));
        var kept = await EventsAsync();
        await PutAsync(Of("u1", "b", session: "s"));

        Assert.Empty(kept);
        Assert.Equal([("u1", "a"), ("u1", "b")], (await EventsAsync()).Select(one => (one.UserId, one.Event.ItemId)));
    }

    [Fact]
    public async Task The_same_interaction_counts_once_by_its_id_or_by_all_it_says()
    {
        await PutAsync(Of("u1", "a") with { EventId = "e" }, Of("u1", "b"));

        await PutAsync(Of("u1", "c") with { EventId = "e" }, Of("u1", "b"));

        Assert.Equal(["a", "b"], (await EventsAsync()).Select(one => one.Event.ItemId));
    }

    [Fact]
    public async Task What_has_no_column_is_dropped_and_counted()
    {
        await PutAsync(Of("u1", "a") with { RecommendationId = "RID-1", Impression = ["a", "b"], Properties = """{"mood":"good"}""" });

        Assert.Equal(
            [("impression", 1), ("mood", 1), ("recommendationId", 1)],
            Service.Get<DroppedFields>().Counts.Select(one => (one.Key.Field, one.Value)).Order());
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_and_nothing_of_the_call_is_stored()
    {
        (ActionInteraction Sent, string Text)[] refused =
        [
            (Of("u1", "b", "Declined"), "actionInteractions[1].eventType: 'Declined' is no event type of action interactions: Taken, Not Taken and Viewed are"),
            (Of("u1", "b") with { Timestamp = DateTimeOffset.UnixEpoch.AddDays(-1) }, "actionInteractions[1].timestamp is before 1970"),
            (Of("u1", "b") with { Timestamp = DateTimeOffset.FromUnixTimeSeconds(170_000_000_000) }, "actionInteractions[1].timestamp is 170000000000, which looks like milliseconds"),
            (Of("u1", "b") with { Impression = [.. Enumerable.Repeat(new string('ä', 256), 25)] }, "actionInteractions[1] has 12,815 bytes; an event may have 10,240."),
            (Of("u1", "b") with { Properties = """{"actionId":"c"}""" }, "actionInteractions[1].properties has 'actionId', which is no key of properties"),
            (Of("u1", "b") with { Properties = """{"device":7}""" }, "Error parsing properties json. actionInteractions[1].properties, device: 7 is not a string."),
        ];

        foreach (var (sent, text) in refused)
        {
            var (code, message) = await ServiceHost.RefusedAsync(() => PutAsync(Of("u1", "a"), sent));
            Assert.Equal("InvalidInputException", code);
            Assert.StartsWith(text, message, StringComparison.Ordinal);
        }

        Assert.Empty(await EventsAsync());
    }

    [Fact]
    public async Task A_tracking_id_of_the_other_kind_is_told_what_it_is()
    {
        var tracker = await Service.Get<EventTrackerOperations>().CreateAsync(new() { Name = "site", DatasetGroupArn = Group }, At, Stop);

        var actions = await ServiceHost.RefusedAsync(() => Service.Get<ActionInteractionOperations>().PutAsync(new() { TrackingId = tracker.TrackingId!, ActionInteractions = [Of("u", "a")] }));
        var events = await ServiceHost.RefusedAsync(() => Service.Get<EventOperations>().PutAsync(
            new() { TrackingId = Tracking, SessionId = "s", EventList = [new() { ItemId = "i0", EventType = "Watch", SentAt = DateTimeOffset.FromUnixTimeSeconds(Start) }] }));

        Assert.Equal(("InvalidInputException", $"trackingId is that of the event tracker {tracker.EventTrackerArn}, which takes events with PutEvents. Give that of an Action_Interactions dataset: aws personalize describe-dataset shows it."), actions);
        Assert.Equal(("InvalidInputException", $"trackingId is that of the dataset {ArnOf(DatasetType.ActionInteractions)}, which takes action interactions with PutActionInteractions. Give that of an event tracker: aws personalize describe-event-tracker shows it."), events);
    }

    [Fact]
    public async Task A_training_reads_them_as_a_part()
    {
        await PutAsync(Of("u1", "a"), Of(null, "b"));

        var dataset = ArnOf(DatasetType.ActionInteractions);
        var (parts, newest) = await Service.Get<ILiveRowExporter>().WritePartsAsync(
            dataset, Schema.Parse(Service.Records.Current.Get<SchemaResource>(Datasets.Describe(new() { DatasetArn = dataset }).Dataset!.SchemaArn!).Shape.Schema!), Folder["work"], Stop);

        Assert.Equal((1, 1), (parts.Count, newest));
    }

    [Theory]
    [InlineData("""{"value":11}""", "Error parsing properties json. actions[0].properties, value: 11 is not from 1 to 10.")]
    [InlineData("""{"repeatFrequency":31}""", "Error parsing properties json. actions[0].properties, repeatFrequency: 31 is not from 0 to 30.")]
    [InlineData("""{"actionExpirationTimestamp":1700000000000}""", "Error parsing properties json. actions[0].properties, actionExpirationTimestamp: 1700000000000 looks like milliseconds")]
    [InlineData("""{"actionId":"b"}""", "actions[0].properties has 'actionId', which stands beside them. Leave it out.")]
    public async Task Actions_are_put_with_values_that_an_import_would_take(string properties, string text)
    {
        await PutActionAsync("a", """{"value":10,"repeatFrequency":30,"actionExpirationTimestamp":1900000000,"channel":"app"}""");

        var (code, message) = await ServiceHost.RefusedAsync(() => PutActionAsync("a", properties));

        Assert.Equal("InvalidInputException", code);
        Assert.StartsWith(text, message, StringComparison.Ordinal);
    }

    private async Task<StoredEvent[]> EventsAsync() =>
        await Store.ReadEventsAsync(DatasetStreamName.Of(Service.Records.Current.Get<DatasetResource>(ArnOf(DatasetType.ActionInteractions))), after: 0, Stop).ToArrayAsync(Stop);
}
