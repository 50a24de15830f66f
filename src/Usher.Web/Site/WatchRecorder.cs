using Usher.Web.Events;
using Usher.Web.Services;
using Usher.Web.Site.Lists;
using Usher.Wire.Errors;
using Usher.Wire.PersonalizeEvents;

namespace Usher.Web.Site;

/// <summary>Tells Personalize what viewers watch.</summary>
internal sealed class WatchRecorder(EventSender events, CampaignDirectory directory, HomeShelves shelves, TimeProvider clock)
{
    private const string EventType = "Watch";

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
        if (SiteCampaigns.Of(await directory.AllAsync(stop)) is not { } campaigns)
            return null;

        var before = await shelves.RecommendedAsync(campaigns, viewer, stop);
        var watched = new Event { EventId = eventId, EventType = EventType, ItemId = film, SentAt = clock.GetUtcNow() };
        return await events.SendAsync(campaigns.DatasetGroupArn, visit, viewer, [watched], stop) ? before : null;
    }
}
