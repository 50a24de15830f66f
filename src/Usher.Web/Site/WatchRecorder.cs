using Usher.Web.Events;
using Usher.Web.Services;
using Usher.Web.Site.Lists;
using Usher.Wire.Errors;
using Usher.Wire.PersonalizeEvents;

namespace Usher.Web.Site;

/// <summary>Sends an event to Personalize when a viewer watches a film.</summary>
internal sealed class WatchRecorder(EventSender events, CampaignDirectory directory, HomeShelves shelves, TimeProvider clock)
{
    private const string EventType = "Watch";

    /// <summary>Sends the event. When it returns, Personalize has taken it.</summary>
    /// <param name="viewer">Id of the user.</param>
    /// <param name="visit">Id of the session.</param>
    /// <param name="film">Id of the item.</param>
    /// <param name="eventId">Identifies the event: an id that was sent before is ignored. Null for none.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The recommended list before the event; null if the event could not be sent, because the dataset group has no event tracker.</returns>
    /// <exception cref="AwsException">Personalize refused.</exception>
    /// <exception cref="HttpRequestException">Personalize does not answer.</exception>
    public async Task<IReadOnlyList<string>?> WatchAsync(string viewer, string visit, string film, string? eventId, CancellationToken cancellationToken)
    {
        if (SiteCampaigns.Of(await directory.AllAsync(cancellationToken)) is not { } campaigns)
            return null;

        var before = await shelves.RecommendedAsync(campaigns, viewer, cancellationToken);
        var watched = new Event { EventId = eventId, EventType = EventType, ItemId = film, SentAt = clock.GetUtcNow() };
        return await events.SendAsync(campaigns.DatasetGroupArn, visit, viewer, [watched], cancellationToken) ? before : null;
    }
}
