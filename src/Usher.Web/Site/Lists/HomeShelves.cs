using Usher.Web.Services;
using Usher.Web.Site.Films;
using Usher.Web.Site.Viewers;
using Usher.Wire.Errors;
using Usher.Wire.Insight;

namespace Usher.Web.Site.Lists;

/// <summary>Fills the first page: all campaigns are asked side by side, then all titles at once.</summary>
internal sealed class HomeShelves(CampaignDirectory directory, Recommendations recommendations, FilmCatalogue films, UsherApiAccess own)
{
    /// <summary>Films in a list.</summary>
    public const int Length = 18;

    // What is watched already is left out, so that more is asked for than is shown.
    private const int RequestedCount = 150;
    private const int MaxHistoryLength = 500;

    /// <summary>The lists for a viewer, or those for everybody.</summary>
    /// <param name="viewer">Null where nobody was chosen.</param>
    /// <param name="last">What the viewer has just watched, with the list as it was before; null for nothing.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="AwsException">It was refused.</exception>
    /// <exception cref="HttpRequestException">Nobody answers.</exception>
    public async Task<HomeLists> LoadAsync(string? viewer, LastWatch? last, CancellationToken stop)
    {
        if (SiteCampaigns.Of(await directory.AllAsync(stop)) is not { } campaigns)
            return new([]) { HasCampaigns = false };

        var group = campaigns.DatasetGroupArn;
        var history = viewer is null ? Nothing : films.HistoryAsync(group, viewer, MaxHistoryLength, stop);
        var recommended = viewer is null ? NoIds : recommendations.AskAsync(campaigns.Personalized, viewer, film: null, RequestedCount, stop);
        var popular = recommendations.AskAsync(campaigns.Popular, viewer, film: null, RequestedCount, stop);
        var trending = recommendations.AskAsync(campaigns.Trending, viewer, film: null, RequestedCount, stop);
        var newest = (await history).Interactions is [var latest, ..] ? latest.ItemId : null;
        var related = newest is null ? NoIds : recommendations.AskAsync(campaigns.Related, viewer, newest, RequestedCount, stop);

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
        var known = await films.OfAsync(group, [.. lists.SelectMany(list => list.Ids), .. newest is null ? [] : new[] { newest }, .. last is null ? [] : new[] { last.Film }], stop);
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

    /// <summary>The recommended list alone, as <see cref="LoadAsync"/> shows it.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    /// <exception cref="HttpRequestException">Nobody answers.</exception>
    public async Task<IReadOnlyList<string>> RecommendedAsync(SiteCampaigns campaigns, string viewer, CancellationToken stop)
    {
        var history = films.HistoryAsync(campaigns.DatasetGroupArn, viewer, MaxHistoryLength, stop);
        var recommended = await recommendations.AskAsync(campaigns.Personalized, viewer, film: null, RequestedCount, stop);
        return Unseen(recommended, (await history).Interactions.Select(one => one.ItemId).ToHashSet(StringComparer.Ordinal));
    }

    private static Shelf Shelve(Draft list, DescribeHistoryResponse past, Film? newest, SiteCampaigns campaigns, IReadOnlyList<Card> cards) => list.Name switch
    {
        "for-you" when past.Total == 0 => new(list.Name, "Recommended for you", "Nothing is known of you yet, so these are the films that most people like. Watch one, and the list follows you.", cards),
        "for-you" => new(list.Name, "Recommended for you", $"Chosen by {campaigns.Personalized!.Recipe} from the {(past.Total == 1 ? "one film" : $"{past.Total} films")} you watched.", cards),
        "because" => new(list.Name, $"Because you watched {newest!.Title}", "Those who watched it watched these too.", cards),
        "trending" => new(list.Name, "Trending now", "More and more people watch these.", cards),
        "popular" => new(list.Name, "Popular", past.Total == 0 ? "What most people watched." : "What most people watched, and you have not.", cards),
        _ => new(list.Name, "Your history", past.Total == 1 ? "One film so far." : $"The newest of {past.Total}.", cards),
    };

    private static string[] Unseen(IReadOnlyList<string> ids, HashSet<string> seen) => [.. ids.Where(id => !seen.Contains(id)).Take(Length)];

    private static Task<DescribeHistoryResponse> Nothing => Task.FromResult(new DescribeHistoryResponse { UserId = "", Total = 0, Interactions = [] });

    private static Task<IReadOnlyList<string>> NoIds => Task.FromResult<IReadOnlyList<string>>([]);

    private readonly record struct Draft(string Name, IReadOnlyList<string> Ids);
}
