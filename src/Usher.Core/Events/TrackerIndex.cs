using Usher.Core.Records;
using Usher.Core.Resources;

namespace Usher.Core.Events;

/// <summary>Finds event trackers and Action_Interactions datasets by their tracking ID, without a search through all resources for each event.</summary>
public sealed class TrackerIndex(ServiceRecords records)
{
    private volatile Table _table = new(ServiceSnapshot.Empty);

    /// <summary>The tracker; null if there is none.</summary>
    public EventTrackerResource? Find(string trackingId) => Now().Trackers.GetValueOrDefault(trackingId);

    /// <summary>The Action_Interactions dataset; null if there is none.</summary>
    public DatasetResource? FindDataset(string trackingId) => Now().Datasets.GetValueOrDefault(trackingId);

    private Table Now()
    {
        var now = records.Current;
        var table = _table;
        if (!ReferenceEquals(table.Snapshot, now))
            _table = table = new(now);
        return table;
    }

    private sealed class Table(ServiceSnapshot snapshot)
    {
        public ServiceSnapshot Snapshot { get; } = snapshot;

        public Dictionary<string, EventTrackerResource> Trackers { get; } = snapshot.Of<EventTrackerResource>().ToDictionary(tracker => tracker.Shape.TrackingId!, StringComparer.Ordinal);

        public Dictionary<string, DatasetResource> Datasets { get; } =
            snapshot.Of<DatasetResource>().Where(dataset => dataset.Shape.TrackingId is not null).ToDictionary(dataset => dataset.Shape.TrackingId!, StringComparer.Ordinal);
    }
}
