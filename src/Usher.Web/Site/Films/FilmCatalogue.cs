using System.Globalization;
using Usher.Web.Services;
using Usher.Wire.Errors;
using Usher.Wire.Insight;

namespace Usher.Web.Site.Films;

/// <summary>What is known of films and of those who watch them, in the site's words.</summary>
internal sealed class FilmCatalogue(IInsight insight, UsherApiAccess own)
{
    /// <summary>Whether every film is known, with its title.</summary>
    public bool IsKnown => insight.HasAllItems;

    /// <summary>Films by their ids; of those that nobody knows, nothing but the id.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    public async Task<IReadOnlyDictionary<string, Film>> OfAsync(string group, IEnumerable<string> ids, CancellationToken stop)
    {
        string[] asked = [.. ids.Distinct(StringComparer.Ordinal)];
        var films = asked.ToDictionary(id => id, Film.Unknown, StringComparer.Ordinal);
        foreach (var item in await insight.ItemsAsync(group, asked, stop))
            films[item.ItemId] = Film.Of(item);
        return films;
    }

    /// <summary>One film; null where there is no such item.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    public async Task<Film?> FindAsync(string group, string id, CancellationToken stop) =>
        (await insight.ItemsAsync(group, [id], stop)).Where(item => item.ItemId == id).Select(Film.Of).FirstOrDefault() ?? (IsKnown ? null : Film.Unknown(id));

    /// <summary>Films whose titles have the words, the best first, or the most popular where there are none.</summary>
    /// <param name="group">The dataset group.</param>
    /// <param name="query">Words; empty for all films.</param>
    /// <param name="genre">Only films of it; null for all.</param>
    /// <param name="count">Length of a page, 1 to 100.</param>
    /// <param name="page">As the page before named it; null for the first.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="AwsException">It was refused.</exception>
    public Task<SearchItemsResponse> SearchAsync(string group, string query, string? genre, int count, string? page, CancellationToken stop) => insight.SearchAsync(
        new() { DatasetGroupArn = group, Query = query, Column = genre is null ? null : "GENRES", Value = genre, MaxResults = count, NextToken = page },
        stop);

    /// <summary>Viewers whose ids have the text in them, the most active first.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    public Task<ListUsersResponse> ViewersAsync(string group, string query, int count, string? page, CancellationToken stop) =>
        query.Length == 0 || own.Client is not { } client ? insight.UsersAsync(group, count, page, stop) : client.GetAsync<ListUsersResponse>(
            "users",
            [("datasetGroupArn", group), ("query", query), ("maxResults", count.ToString(CultureInfo.InvariantCulture)), ("nextToken", page)],
            stop);

    /// <summary>The newest interactions of a viewer, newest first; none of somebody unknown.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    public Task<DescribeHistoryResponse> HistoryAsync(string group, string viewer, int count, CancellationToken stop) => insight.HistoryAsync(group, viewer, count, stop);
}
