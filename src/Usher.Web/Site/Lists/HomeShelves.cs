using Usher.Web.Services;
using Usher.Web.Site.Films;
using Usher.Web.Site.Viewers;
using Usher.Wire.Errors;
using Usher.Wire.UsherApi;

namespace Usher.Web.Site.Lists;

/// <summary>Loads the lists of the home page: from all campaigns at the same time, then the titles of all films at once.</summary>
internal sealed class HomeShelves(CampaignDirectory directory, Recommendations recommendations, FilmCatalogue films, UsherApiAccess own)
{
    /// <summary>Length of a list, in films.</summary>
    public const int Length = 18;

    // More than are shown, because films that the viewer has watched are left out.
    private const int RequestedCount = 150;
    private const int MaxHistoryLength = 500;

    /// <summary>Loads the lists of a viewer, or the lists that are the same for all.</summary>
    /// <param name="viewer">Null where no viewer is chosen.</param>
    /// <param name="last">The film that the viewer has just watched, with the recommendations before it; null for none.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="AwsException">Personalize refused.</exception>
    /// <exception cref="HttpRequestException">Personalize does not answer.</exception>
    public async Task<HomeLists> LoadAsync(string? viewer, LastWatch? last, CancellationToken cancellationToken)
    {
        if (SiteCampaigns.Of(await directory.AllAsync(cancellationToken)) is not { } campaigns)
            return new([]) { HasCampaigns = false };

        var group = campaigns.DatasetGroupArn;
        var history = viewer is null ? Nothing : films.HistoryAsync(group, viewer, MaxHistoryLength, cancellationToken);
        var recommended = viewer is null ? NoIds : recommendations.AskAsync(campaigns.Personalized, viewer, film: null, RequestedCount, cancellationToken);
        var popular = recommendations.AskAsync(campaigns.Popular, viewer, film: null, RequestedCount, cancellationToken);
        var trending = recommendations.AskAsync(campaigns.Trending, viewer, film: null, RequestedCount, cancellationToken);
        var newest = (await history).Interactions is [var latest, ..] ? latest.ItemId : null;
        var related = newest is null ? NoIds : recommendations.AskAsync(campaigns.Related, viewer, newest, RequestedCount, cancellationToken);

        var past = await history;
        var seen = past.Interactions.Select(one => one.ItemId).ToHashSet(StringComparer.Ordinal);
        var watched = past.Interactions.DistinctBy(one => one.ItemId).Take(Length).ToArray();
        var forViewer = Unseen(await recommended, seen);
        var lists = new Draft[]
        {
            new("for-you", forViewer),
            new("because", Unseen(await related, seen)),
            new("trending", Unseen(await trending, seen)),
            new("popular", Unseen(await popular, seen)),
            new("history", [.. watched.Select(one => one.ItemId)]),
        };
        var known = await films.OfAsync(group, [.. lists.SelectMany(list => list.Ids), .. newest is null ? [] : new[] { newest }, .. last is null ? [] : new[] { last.Film }], cancellationToken);
        var moves = last is null ? null : Move.Between(last.Before, forViewer);
        Card CardOf(Draft list, string id, int place) => new(known[id])
        {
            Move = list.Name == "for-you" ? moves?.GetValueOrDefault(id) ?? default : default,
            WatchedAt = list.Name == "history" ? watched[place].Timestamp : null,
        };
        return new([.. lists.Where(list => list.Ids.Count > 0).Select(list => Shelve(list, past, newest is null ? null : known[newest], campaigns, [.. list.Ids.Select((id, place) => CardOf(list, id, place))]))])
        {
            Watched = past.Total,
            JustWatched = last is null ? null : known[last.Film].Title,
            HasReasons = own.Client is not null && past.Total > 0,
        };
    }

    /// <summary>Loads only the recommended list, as <see cref="LoadAsync"/> shows it.</summary>
    /// <exception cref="AwsException">Personalize refused.</exception>
    /// <exception cref="HttpRequestException">Personalize does not answer.</exception>
    public async Task<IReadOnlyList<string>> RecommendedAsync(SiteCampaigns campaigns, string viewer, CancellationToken cancellationToken)
    {
        var history = films.HistoryAsync(campaigns.DatasetGroupArn, viewer, MaxHistoryLength, cancellationToken);
        var recommended = await recommendations.AskAsync(campaigns.Personalized, viewer, film: null, RequestedCount, cancellationToken);
        return Unseen(recommended, (await history).Interactions.Select(one => one.ItemId).ToHashSet(StringComparer.Ordinal));
    }

    private static Shelf Shelve(Draft list, DescribeHistoryResponse past, Film? newest, SiteCampaigns campaigns, IReadOnlyList<Card> cards) => list.Name switch
    {
        "for-you" when past.Total == 0 => new(list.Name, "Recommended for you", "You have no history yet, so these are the most popular films. Watch a film to get recommendations of your own.", cards),
        "for-you" => new(list.Name, "Recommended for you", $"Chosen by {campaigns.Personalized!.Recipe} from the {(past.Total == 1 ? "one film" : $"{past.Total} films")} you watched.", cards),
        "because" => new(list.Name, $"Because you watched {newest!.Title}", "People who watched it also watched these.", cards),
        "trending" => new(list.Name, "Trending now", "More people watch these than before.", cards),
        "popular" => new(list.Name, "Popular", past.Total == 0 ? "The most watched films." : "The most watched films that you have not seen.", cards),
        _ => new(list.Name, "Your history", past.Total == 1 ? "One film so far." : $"The newest of {past.Total}.", cards),
    };

    private static string[] Unseen(IReadOnlyList<string> ids, HashSet<string> seen) => [.. ids.Where(id => !seen.Contains(id)).Take(Length)];

    private static Task<DescribeHistoryResponse> Nothing => Task.FromResult(new DescribeHistoryResponse { UserId = "", Total = 0, Interactions = [] });

    private static Task<IReadOnlyList<string>> NoIds => Task.FromResult<IReadOnlyList<string>>([]);

    private readonly record struct Draft(string Name, IReadOnlyList<string> Ids);
}
