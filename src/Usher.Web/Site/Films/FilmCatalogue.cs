using System.Globalization;
using Usher.Web.Services;
using Usher.Wire.Errors;
using Usher.Wire.Insight;

namespace Usher.Web.Site.Films;

/// <summary>What is known of films and of those who watch them. Where Amazon answers nothing is: then films are called by their ids.</summary>
internal sealed class FilmCatalogue(OwnAccess own)
{
    // A request's line holds 8 KiB; an id of 36 letters and a comma, times this, is half of that.
    private const int AtOnce = 100;

    /// <summary>Whether titles, searches and histories can be had.</summary>
    public bool IsKnown => own.Client is not null;

    /// <summary>Films by their ids; of those that nobody knows, nothing but the id.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    public async Task<IReadOnlyDictionary<string, Film>> OfAsync(string group, IEnumerable<string> ids, CancellationToken stop)
    {
        string[] asked = [.. ids.Distinct(StringComparer.Ordinal)];
        var known = await Task.WhenAll(asked.Chunk(AtOnce).Select(part => AskAsync(group, part, stop)));
        var films = asked.ToDictionary(id => id, Film.Unknown, StringComparer.Ordinal);
        foreach (var item in known.SelectMany(items => items))
            films[item.ItemId] = Film.Of(item);
        return films;
    }

    /// <summary>One film; null where there is no such item.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    public async Task<Film?> FindAsync(string group, string id, CancellationToken stop) =>
        own.Client is null ? Film.Unknown(id) : (await AskAsync(group, [id], stop)).Where(item => item.ItemId == id).Select(Film.Of).FirstOrDefault();

    /// <summary>Films whose titles have the words, the best first, or the most popular where there are none.</summary>
    /// <param name="group">The dataset group.</param>
    /// <param name="query">Words; empty for all films.</param>
    /// <param name="genre">Only films of it; null for all.</param>
    /// <param name="count">Length of a page, 1 to 100.</param>
    /// <param name="page">As the page before named it; null for the first.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="AwsException">It was refused.</exception>
    public async Task<SearchItemsResponse> SearchAsync(string group, string query, string? genre, int count, string? page, CancellationToken stop) =>
        own.Client is not { } client ? new() { Items = [], Total = 0 } : await client.GetAsync<SearchItemsResponse>(
            "items/search",
            [("datasetGroupArn", group), ("query", query), ("column", genre is null ? null : "GENRES"), ("value", genre), ("maxResults", Text(count)), ("nextToken", page)],
            stop);

    /// <summary>Viewers whose ids have the text in them, the most active first.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    public async Task<ListUsersResponse> ViewersAsync(string group, string query, int count, string? page, CancellationToken stop) =>
        own.Client is not { } client ? new() { Users = [], Total = 0 } : await client.GetAsync<ListUsersResponse>(
            "users",
            [("datasetGroupArn", group), ("query", query), ("maxResults", Text(count)), ("nextToken", page)],
            stop);

    /// <summary>The newest interactions of a viewer, newest first; none of somebody unknown.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    public async Task<DescribeHistoryResponse> HistoryAsync(string group, string viewer, int count, CancellationToken stop) =>
        own.Client is not { } client ? new() { UserId = viewer, Total = 0, Interactions = [] } : await client.GetAsync<DescribeHistoryResponse>(
            "users/history",
            [("datasetGroupArn", group), ("userId", viewer), ("maxResults", Text(count))],
            stop);

    // An id with a comma would be two.
    private async Task<IReadOnlyList<DescribedItem>> AskAsync(string group, IEnumerable<string> ids, CancellationToken stop)
    {
        var list = string.Join(',', ids.Where(id => !id.Contains(',', StringComparison.Ordinal)));
        return own.Client is not { } client || list.Length == 0 ? [] : (await client.GetAsync<ListItemsResponse>("items", [("datasetGroupArn", group), ("ids", list)], stop)).Items;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
