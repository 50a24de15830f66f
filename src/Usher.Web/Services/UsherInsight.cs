using System.Collections.Concurrent;
using System.Globalization;
using Usher.Wire.Calling;
using Usher.Wire.PersonalizeEvents;
using Usher.Wire.UsherApi;

namespace Usher.Web.Services;

/// <summary>Looks up items, users and histories in Usher's API, which covers imports and live events.</summary>
internal sealed class UsherInsight(UsherApiClient usher, TimeProvider clock) : IInsight
{
    // A request line may have 8 KiB.
    private const int MaxIdsLength = 4_000;
    private const int MaxIdsPerRequest = 500;

    // Each cache is cleared when it is full.
    private const int MaxItems = 100_000;
    private const int MaxUsers = 1_000_000;

    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, Lookup>> _items = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Group, string User), bool> _users = new();

    public bool HasAllItems => true;

    public ValueTask<IReadOnlyList<DescribedItem>> ItemsAsync(string datasetGroupArn, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var found = new List<DescribedItem>(ids.Count);
        var items = ItemsOf(datasetGroupArn);
        var oldest = clock.GetTimestamp() - (long)(Freshness.TotalSeconds * clock.TimestampFrequency);
        foreach (var id in ids)
        {
            if (!items.TryGetValue(id, out var known) || known.At <= oldest)
                return new(LookUpAsync(datasetGroupArn, ids, cancellationToken));
            if (known.Item is { } item)
                found.Add(item);
        }

        return ValueTask.FromResult<IReadOnlyList<DescribedItem>>(found);
    }

    public Task<SearchItemsResponse> SearchAsync(SearchItemsRequest request, CancellationToken cancellationToken) => usher.GetAsync<SearchItemsResponse>(
        "items/search",
        [
            ("datasetGroupArn", request.DatasetGroupArn), ("query", request.Query), ("column", request.Column), ("value", request.Value),
            ("maxResults", Text(request.MaxResults)), ("nextToken", request.NextToken),
        ],
        cancellationToken);

    public Task<ListUsersResponse> UsersAsync(string datasetGroupArn, int maxResults, string? nextToken, CancellationToken cancellationToken) =>
        usher.GetAsync<ListUsersResponse>("users", [("datasetGroupArn", datasetGroupArn), ("maxResults", Text(maxResults)), ("nextToken", nextToken)], cancellationToken);

    public Task<DescribeHistoryResponse> HistoryAsync(string datasetGroupArn, string userId, int maxResults, CancellationToken cancellationToken) =>
        usher.GetAsync<DescribeHistoryResponse>("users/history", [("datasetGroupArn", datasetGroupArn), ("userId", userId), ("maxResults", Text(maxResults))], cancellationToken);

    /// <remarks>A user who has a history keeps it, so it is looked up once.</remarks>
    public async ValueTask<bool?> KnowsUserAsync(string datasetGroupArn, string userId, CancellationToken cancellationToken)
    {
        if (_users.ContainsKey((datasetGroupArn, userId)))
            return true;
        if ((await HistoryAsync(datasetGroupArn, userId, maxResults: 1, cancellationToken)).Total == 0)
            return false;

        if (_users.Count >= MaxUsers)
            _users.Clear();
        return _users[(datasetGroupArn, userId)] = true;
    }

    public void Record(string datasetGroupArn, PutEventsRequest events)
    {
        // The server has the events already.
    }

    private ConcurrentDictionary<string, Lookup> ItemsOf(string group) => _items.GetOrAdd(group, static _ => new(StringComparer.Ordinal));

    private async Task<IReadOnlyList<DescribedItem>> LookUpAsync(string group, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, DescribedItem>(StringComparer.Ordinal);
        foreach (var part in Parts(ids))
        {
            foreach (var item in (await usher.GetAsync<ListItemsResponse>("items", [("datasetGroupArn", group), ("ids", string.Join(',', part))], cancellationToken)).Items)
                found[item.ItemId] = item;
        }

        if (_items.Values.Sum(items => items.Count) >= MaxItems)
            _items.Clear();
        var items = ItemsOf(group);
        var now = clock.GetTimestamp();
        foreach (var id in ids)
            items[id] = new(found.GetValueOrDefault(id), now);
        return [.. ids.Select(found.GetValueOrDefault).OfType<DescribedItem>()];
    }

    // Ids with a comma are left out, because commas separate ids.
    private static IEnumerable<IReadOnlyList<string>> Parts(IReadOnlyList<string> ids)
    {
        var part = new List<string>();
        var length = 0;
        foreach (var id in ids.Distinct(StringComparer.Ordinal).Where(id => id.Length > 0 && !id.Contains(',', StringComparison.Ordinal)))
        {
            var more = Uri.EscapeDataString(id).Length + 3;
            if (part.Count > 0 && (length + more > MaxIdsLength || part.Count == MaxIdsPerRequest))
            {
                yield return part;
                (part, length) = ([], 0);
            }

            part.Add(id);
            length += more;
        }

        if (part.Count > 0)
            yield return part;
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <param name="Item">Null where there is no item with this id.</param>
    /// <param name="At">When it was looked up, as a timestamp.</param>
    private sealed record Lookup(DescribedItem? Item, long At);
}
