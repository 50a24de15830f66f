using System.Collections.Concurrent;
using Usher.Web.Services;
using Usher.Web.Site.Lists;
using Usher.Wire.Calling;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;
using Usher.Wire.PersonalizeEvents;

namespace Usher.Web.Site;

/// <summary>Tells Personalize what viewers watch.</summary>
internal sealed class Watching(PersonalizeClient personalize, CampaignDirectory directory, HomeShelves shelves, TimeProvider clock)
{
    private const string EventType = "Watch";

    private readonly ConcurrentDictionary<string, string> _trackers = new(StringComparer.Ordinal);

    /// <summary>Sends that a viewer watched a film. When it returns, Personalize has taken it.</summary>
    /// <param name="viewer">The user.</param>
    /// <param name="visit">The session.</param>
    /// <param name="film">The item.</param>
    /// <param name="eventId">Tells it apart from others; the same twice counts once. Null for none.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The list as it was before; null if the event could not be sent, because the dataset group has no event tracker.</returns>
    /// <exception cref="AwsException">It was refused.</exception>
    /// <exception cref="HttpRequestException">Nobody answers.</exception>
    public async Task<IReadOnlyList<string>?> WatchAsync(string viewer, string visit, string film, string? eventId, CancellationToken stop)
    {
        if (SiteCampaigns.Of(await directory.AllAsync(stop)) is not { } campaigns || await TrackerOfAsync(campaigns.DatasetGroupArn, stop) is not { } tracker)
            return null;

        var before = await shelves.RecommendedAsync(campaigns, viewer, stop);
        var watched = new Event { EventId = eventId, EventType = EventType, ItemId = film, SentAt = clock.GetUtcNow() };
        try
        {
            await personalize.CallAsync(new PutEventsRequest { TrackingId = tracker, UserId = viewer, SessionId = visit, EventList = [watched] }, stop);
        }
        catch (AwsException)
        {
            // The tracker may have been deleted and made again: the next try looks it up.
            _trackers.TryRemove(campaigns.DatasetGroupArn, out _);
            throw;
        }

        return before;
    }

    private async ValueTask<string?> TrackerOfAsync(string group, CancellationToken stop)
    {
        if (_trackers.TryGetValue(group, out var known))
            return known;

        var trackers = (await personalize.CallAsync<ListEventTrackersResponse>(new ListEventTrackersRequest { DatasetGroupArn = group }, stop)).EventTrackers ?? [];
        if (trackers.FirstOrDefault(tracker => tracker.Status == "ACTIVE")?.EventTrackerArn is not { } arn)
            return null;

        return _trackers[group] = (await personalize.CallAsync<DescribeEventTrackerResponse>(new DescribeEventTrackerRequest { EventTrackerArn = arn }, stop)).EventTracker!.TrackingId!;
    }
}
