using System.Globalization;
using Usher.Web.Services;
using Usher.Wire.Errors;
using Usher.Wire.UsherApi;

namespace Usher.Web.Site.Films;

/// <summary>Looks up films, viewers and histories for the site.</summary>
internal sealed class FilmCatalogue(IInsight insight, UsherApiAccess own)
{
    /// <summary>Whether every film is known, with its title.</summary>
    public bool IsKnown => insight.HasAllItems;

    /// <summary>Films by their ids. Unknown films have only an id.</summary>
    /// <exception cref="AwsException">The service refused.</exception>
    public async Task<IReadOnlyDictionary<string, Film>> OfAsync(string group, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        string[] asked = [.. ids.Distinct(StringComparer.Ordinal)];
        var films = asked.ToDictionary(id => id, Film.Unknown, StringComparer.Ordinal);
        foreach (var item in await insight.ItemsAsync(group, asked, cancellationToken))
            films[item.ItemId] = Film.Of(item);
        return films;
    }

    /// <summary>One film; null where there is no such item.</summary>
    /// <exception cref="AwsException">The service refused.</exception>
    public async Task<Film?> FindAsync(string group, string id, CancellationToken cancellationToken) =>
        (await insight.ItemsAsync(group, [id], cancellationToken)).Where(item => item.ItemId == id).Select(Film.Of).FirstOrDefault() ?? (IsKnown ? null : Film.Unknown(id));

    /// <summary>Films whose titles have the words, best match first; the most popular films where there are no words.</summary>
    /// <param name="group">The dataset group.</param>
    /// <param name="query">Words; empty for all films.</param>
    /// <param name="genre">Only films of this genre; null for all.</param>
    /// <param name="count">Length of a page, 1 to 100.</param>
    /// <param name="page">The token of the page; null for the first.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="AwsException">The service refused.</exception>
    public Task<SearchItemsResponse> SearchAsync(string group, string query, string? genre, int count, string? page, CancellationToken cancellationToken) => insight.SearchAsync(
        new() { DatasetGroupArn = group, Query = query, Column = genre is null ? null : "GENRES", Value = genre, MaxResults = count, NextToken = page },
        cancellationToken);

    /// <summary>Viewers whose ids contain the text, most active first.</summary>
    /// <exception cref="AwsException">The service refused.</exception>
    public Task<ListUsersResponse> ViewersAsync(string group, string query, int count, string? page, CancellationToken cancellationToken) =>
        query.Length == 0 || own.Client is not { } client ? insight.UsersAsync(group, count, page, cancellationToken) : client.GetAsync<ListUsersResponse>(
            "users",
            [("datasetGroupArn", group), ("query", query), ("maxResults", count.ToString(CultureInfo.InvariantCulture)), ("nextToken", page)],
            cancellationToken);

    /// <summary>The newest interactions of a viewer, newest first; empty for an unknown viewer.</summary>
    /// <exception cref="AwsException">The service refused.</exception>
    public Task<DescribeHistoryResponse> HistoryAsync(string group, string viewer, int count, CancellationToken cancellationToken) => insight.HistoryAsync(group, viewer, count, cancellationToken);
}
