using Usher.Web.Caching;
using Usher.Web.Services;
using Usher.Wire.Calling;
using Usher.Wire.Errors;
using Usher.Wire.PersonalizeEvents;

namespace Usher.Web.Events;

/// <summary>Sends events of a user to Personalize, and sees to it that no older list of that user is shown from now on.</summary>
internal sealed class EventSender(PersonalizeClient personalize, TrackerDirectory trackers, IInsight insight, UserGenerations generations, CacheStatistics statistics, Prefetcher prefetcher)
{
    /// <summary>Sends them; when it returns, Personalize has taken them and the user's cached lists are gone.</summary>
    /// <param name="datasetGroupArn">Whose event tracker they go to.</param>
    /// <param name="sessionId">The visit.</param>
    /// <param name="userId">Null before login: the session then stands for the user.</param>
    /// <param name="events">1 to 10.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>False if the dataset group has no event tracker that is ACTIVE.</returns>
    /// <exception cref="AwsException">They were refused.</exception>
    public async Task<bool> SendAsync(string datasetGroupArn, string sessionId, string? userId, IReadOnlyList<Event> events, CancellationToken stop)
    {
        if (await trackers.FindAsync(datasetGroupArn, stop) is not { } trackingId)
            return false;

        var request = new PutEventsRequest { TrackingId = trackingId, SessionId = sessionId, UserId = userId, EventList = events };
        try
        {
            await personalize.CallAsync(request, stop);
        }
        catch (AwsException gone) when (gone.Code == "ResourceNotFoundException")
        {
            // Somebody deleted the tracker, and may have made another.
            trackers.Forget(datasetGroupArn);
            if (await trackers.FindAsync(datasetGroupArn, stop) is not { } another)
                return false;

            request = request with { TrackingId = another };
            await personalize.CallAsync(request, stop);
        }
        finally
        {
            // Also when no answer came: they may have been taken all the same.
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
