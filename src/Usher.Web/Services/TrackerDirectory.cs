using System.Collections.Concurrent;
using Usher.Wire.Calling;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Web.Services;

/// <summary>The event trackers of dataset groups.</summary>
internal sealed class TrackerDirectory(PersonalizeClient personalize)
{
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>The tracking id of the ACTIVE event tracker of a dataset group; null where there is none.</summary>
    /// <exception cref="AwsException">Personalize refused.</exception>
    public async ValueTask<string?> FindAsync(string datasetGroupArn, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(datasetGroupArn, out var known))
            return known;

        string? next = null;
        do
        {
            var page = await personalize.CallAsync<ListEventTrackersResponse>(new ListEventTrackersRequest { DatasetGroupArn = datasetGroupArn, NextToken = next }, cancellationToken);
            if (page.EventTrackers?.FirstOrDefault(tracker => tracker.Status == "ACTIVE")?.EventTrackerArn is { } arn)
                return _known[datasetGroupArn] = (await personalize.CallAsync<DescribeEventTrackerResponse>(new DescribeEventTrackerRequest { EventTrackerArn = arn }, cancellationToken)).EventTracker!.TrackingId!;

            next = page.NextToken;
        }
        while (next is not null);

        return null;
    }

    /// <summary>Discards a tracking id, because its tracker no longer exists.</summary>
    public void Forget(string datasetGroupArn) => _known.TryRemove(datasetGroupArn, out _);
}
