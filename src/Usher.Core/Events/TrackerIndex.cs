using Usher.Core.Records;
using Usher.Core.Resources;

namespace Usher.Core.Events;

/// <summary>Finds event trackers by their tracking ID, without a search through all resources for each event.</summary>
public sealed class TrackerIndex(ServiceRecords records)
{
    private volatile Table _table = new(ServiceSnapshot.Empty);

    /// <summary>The tracker; null if there is none.</summary>
    public EventTrackerResource? Find(string trackingId)
    {
        var now = records.Current;
        var table = _table;
        if (!ReferenceEquals(table.Snapshot, now))
            _table = table = new(now);
        return table.Trackers.GetValueOrDefault(trackingId);
    }

    private sealed class Table(ServiceSnapshot snapshot)
    {
        public ServiceSnapshot Snapshot { get; } = snapshot;

        public Dictionary<string, EventTrackerResource> Trackers { get; } = snapshot.Of<EventTrackerResource>().ToDictionary(tracker => tracker.Shape.TrackingId!, StringComparer.Ordinal);
    }
}
