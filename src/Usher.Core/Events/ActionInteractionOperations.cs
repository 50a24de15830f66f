using Usher.Core.Errors;
using Usher.Core.EventStore;
using Usher.Core.Observers;
using Usher.Core.Records;
using Usher.Core.Schemas;
using Usher.Wire.PersonalizeEvents;

namespace Usher.Core.Events;

/// <summary>PutActionInteractions. All interactions of a call are stored, or none.</summary>
/// <remarks>https://docs.aws.amazon.com/personalize/latest/dg/API_UBS_PutActionInteractions.html</remarks>
public sealed class ActionInteractionOperations(ServiceRecords records, TrackerIndex trackers, IEventStore store, DroppedFields dropped, IServiceObserver observer)
{
    /// <summary>When the task ends, the interactions survive a crash and count in the users' next lists of actions.</summary>
    public async Task PutAsync(PutActionInteractionsRequest request)
    {
        var dataset = trackers.FindDataset(request.TrackingId) ?? throw ServiceErrors.InvalidInput(trackers.Find(request.TrackingId) is { } tracker
            ? $"trackingId is that of the event tracker {tracker.Arn}, which takes events with PutEvents. Give that of an Action_Interactions dataset: aws personalize describe-dataset shows it."
            : $"trackingId '{request.TrackingId}' is that of no Action_Interactions dataset. aws personalize describe-dataset shows the trackingId of one; it comes with the dataset.");

        var reader = new ActionInteractionReader(dataset.Arn, records.Current.SchemaOf(dataset), dropped);
        var read = request.ActionInteractions.Select((sent, index) => (Sent: sent, Event: reader.Read(sent, $"actionInteractions[{index}]"))).ToArray();
        var batches = read
            .GroupBy(one => (one.Sent.UserId, one.Sent.SessionId))
            .Select(group => new EventBatch(DatasetStreamName.Of(dataset), group.Key.UserId ?? group.Key.SessionId, group.Key.SessionId, [.. group.Select(one => one.Event)]) { IsAnonymous = group.Key.UserId is null })
            .ToArray();
        var outcomes = await store.AddTogetherAsync(batches);
        foreach (var (batch, outcome) in batches.Zip(outcomes))
        {
            if (batch.IsAnonymous && !SessionIds.IsSession(batch.SessionId))
                dropped.Add(dataset.Arn, "sessionId", SessionIds.IsNone, outcome.AreNew.Count(isNew => isNew));
            dropped.Add(dataset.Arn, "sessionId", SessionIds.IsShared, outcome.KeptApart);
        }

        observer.DataStreamed(dataset.Arn, request.ActionInteractions.Sum(ActionInteractionReader.BytesOf));
    }
}
