using Usher.Web.Caching;
using Usher.Web.Services;
using Usher.Wire.Calling;
using Usher.Wire.Errors;
using Usher.Wire.PersonalizeEvents;

namespace Usher.Web.Events;

/// <summary>Sends events of a user to Personalize and drops the cached lists of that user.</summary>
internal sealed class EventSender(PersonalizeClient personalize, TrackerDirectory trackers, IInsight insight, UserGenerations generations, CacheStatistics statistics, Prefetcher prefetcher)
{
    /// <summary>Sends events. When it returns, Personalize has taken them and the user's cached lists are dropped.</summary>
    /// <param name="datasetGroupArn">The dataset group whose event tracker takes the events.</param>
    /// <param name="sessionId">Id of the session.</param>
    /// <param name="userId">Null before login: the session id is then used as user id.</param>
    /// <param name="events">1 to 10 events.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>False if the dataset group has no event tracker that is ACTIVE.</returns>
    /// <exception cref="AwsException">Personalize refused the events.</exception>
    public async Task<bool> SendAsync(string datasetGroupArn, string sessionId, string? userId, IReadOnlyList<Event> events, CancellationToken cancellationToken)
    {
        if (await trackers.FindAsync(datasetGroupArn, cancellationToken) is not { } trackingId)
            return false;

        var request = new PutEventsRequest { TrackingId = trackingId, SessionId = sessionId, UserId = userId, EventList = events };
        try
        {
            await personalize.CallAsync(request, cancellationToken);
        }
        catch (AwsException gone) when (gone.Code == "ResourceNotFoundException")
        {
            // The tracker was deleted; there may be a new one.
            trackers.Forget(datasetGroupArn);
            if (await trackers.FindAsync(datasetGroupArn, cancellationToken) is not { } another)
                return false;

            request = request with { TrackingId = another };
            await personalize.CallAsync(request, cancellationToken);
        }
        finally
        {
            // Also after an error: Personalize may have taken the events.
            await generations.AdvanceAsync(userId ?? sessionId);
            if (userId is not null)
                await generations.AdvanceAsync(sessionId);
            statistics.RecordDrop();
        }

        insight.Record(datasetGroupArn, request);
        prefetcher.Enqueue(datasetGroupArn, userId ?? sessionId);
        return true;
    }
}
