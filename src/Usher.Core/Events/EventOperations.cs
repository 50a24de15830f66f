using Usher.Core.Datasets;
using Usher.Core.Errors;
using Usher.Core.EventStore;
using Usher.Core.Observers;
using Usher.Core.Records;
using Usher.Core.Schemas;
using Usher.Core.Users;
using Usher.Datasets.Schemas;
using Usher.Wire.PersonalizeEvents;
using Usher.Wire.UsherApi;

namespace Usher.Core.Events;

/// <summary>PutEvents. All events of a call are stored, or none.</summary>
/// <remarks>https://docs.aws.amazon.com/personalize/latest/dg/API_UBS_PutEvents.html</remarks>
public sealed class EventOperations(ServiceRecords records, TrackerIndex trackers, UserGrains users, DroppedFields dropped, EventFeeds feeds, IServiceObserver observer)
{
    /// <summary>When the task ends, the events survive a crash and count in the user's next recommendations.</summary>
    public async Task PutAsync(PutEventsRequest request)
    {
        // InvalidInputException is the only error that the operation declares.
        var tracker = trackers.Find(request.TrackingId)
            ?? throw ServiceErrors.InvalidInput(trackers.FindDataset(request.TrackingId) is { } actions
                ? $"trackingId is that of the dataset {actions.Arn}, which takes action interactions with PutActionInteractions. Give that of an event tracker: aws personalize describe-event-tracker shows it."
                : $"trackingId '{request.TrackingId}' is that of no event tracker. aws personalize describe-event-tracker shows it; create-event-tracker gives a new one.");
        var snapshot = records.Current;
        var dataset = snapshot.DatasetOf(tracker.DatasetGroupArn, DatasetType.Interactions)
            ?? throw ServiceErrors.InvalidInput($"The dataset group {tracker.DatasetGroupArn} has no Interactions dataset that events could be kept in. Make one with CreateDataset.");

        var reader = new EventReader(dataset.Arn, snapshot.SchemaOf(dataset), dropped);
        NewEvent[] events = [.. request.EventList.Select((sent, index) => reader.Read(sent, $"eventList[{index}]"))];
        var subject = request.UserId ?? request.SessionId;
        var news = new EventBatch(DatasetStreamName.Of(dataset), subject, request.SessionId, events) { IsAnonymous = request.UserId is null };
        var kept = await users.Of(tracker.DatasetGroupArn, subject).PutAsync(news);
        for (var index = 0; index < events.Length; index++)
            Tell(tracker.DatasetGroupArn, request, events[index], kept.AreNew[index]);
        if (news.IsAnonymous && !SessionIds.IsSession(request.SessionId))
            dropped.Add(dataset.Arn, "sessionId", SessionIds.IsNone, kept.AreNew.Count(isNew => isNew));
        dropped.Add(dataset.Arn, "sessionId", SessionIds.IsShared, kept.KeptApart);
        observer.DataStreamed(dataset.Arn, TextSize.InBytes(request.UserId, request.SessionId) + request.EventList.Sum(EventReader.BytesOf));
    }

    private void Tell(string groupArn, PutEventsRequest request, NewEvent news, bool isNew) => feeds.Tell(groupArn, () => new()
    {
        Outcome = isNew ? EventStreamEntry.Accepted : EventStreamEntry.Duplicate,
        UserId = request.UserId,
        SessionId = request.SessionId,
        ItemId = news.ItemId,
        EventType = news.EventType,
        EventValue = news.Value,
        Timestamp = EventTime.FromUnixSeconds(news.Time),
    });
}
