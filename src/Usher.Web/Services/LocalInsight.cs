using System.Globalization;
using Usher.Wire.Errors;
using Usher.Wire.PersonalizeEvents;
using Usher.Wire.UsherApi;

namespace Usher.Web.Services;

/// <summary>Local data for use with Amazon Personalize: items of a CSV file, for every dataset group, and the events that this application has sent since it started.</summary>
/// <param name="items">The items by id; null where no file was given.</param>
internal sealed class LocalInsight(IReadOnlyDictionary<string, DescribedItem>? items) : IInsight
{
    /// <summary>Number of interactions kept per user; older ones are dropped.</summary>
    public const int MaxHistoryLength = 100;

    private const int MaxUsers = 50_000;
    private const int MaxPageSize = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Group, string User), History> _histories = [];
    private readonly Dictionary<(string Group, string Item), int> _counts = [];

    public bool HasAllItems => items is not null;

    public ValueTask<IReadOnlyList<DescribedItem>> ItemsAsync(string datasetGroupArn, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<DescribedItem>>([.. ids.Select(id => items?.GetValueOrDefault(id)).OfType<DescribedItem>().Select(item => Counted(datasetGroupArn, item))]);

    public Task<SearchItemsResponse> SearchAsync(SearchItemsRequest request, CancellationToken cancellationToken)
    {
        string[] words = request.Query.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        DescribedItem[] found =
        [
            .. from item in items?.Values ?? []
               where words.All(word => NameOf(item).Contains(word, StringComparison.OrdinalIgnoreCase)) && (request.Column is not { } column || IsIn(item.Columns.GetValueOrDefault(column), request.Value))
               orderby words.Length > 0 && NameOf(item).StartsWith(request.Query, StringComparison.OrdinalIgnoreCase) ? 0 : 1
               select item,
        ];
        var (page, next) = Cut(found, request.MaxResults, request.NextToken);
        return Task.FromResult(new SearchItemsResponse { Items = [.. page.Select(item => Counted(request.DatasetGroupArn, item))], Total = found.Length, NextToken = next });
    }

    public Task<ListUsersResponse> UsersAsync(string datasetGroupArn, int maxResults, string? nextToken, CancellationToken cancellationToken)
    {
        ActiveUser[] all;
        lock (_gate)
            all = [.. from one in _histories where one.Key.Group == datasetGroupArn orderby one.Value.Total descending, one.Key.User select new ActiveUser(one.Key.User, one.Value.Total)];

        var (page, next) = Cut(all, maxResults, nextToken);
        return Task.FromResult(new ListUsersResponse { Users = page, Total = all.Length, NextToken = next });
    }

    public Task<DescribeHistoryResponse> HistoryAsync(string datasetGroupArn, string userId, int maxResults, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var history = _histories.GetValueOrDefault((datasetGroupArn, userId));
            return Task.FromResult(new DescribeHistoryResponse { UserId = userId, Total = history?.Total ?? 0, Interactions = history is null ? [] : [.. history.Newest.Take(maxResults)] });
        }
    }

    /// <remarks>Imported data is not known here, so the answer is never false.</remarks>
    public ValueTask<bool?> KnowsUserAsync(string datasetGroupArn, string userId, CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult<bool?>(_histories.ContainsKey((datasetGroupArn, userId)) ? true : null);
    }

    public void Record(string datasetGroupArn, PutEventsRequest events)
    {
        var user = (datasetGroupArn, events.UserId ?? events.SessionId);
        lock (_gate)
        {
            if (_histories.Count >= MaxUsers && !_histories.ContainsKey(user))
                Forget();
            if (!_histories.TryGetValue(user, out var history))
                _histories[user] = history = new();
            foreach (var sent in events.EventList.Where(sent => sent.ItemId is not null))
            {
                history.Add(new() { ItemId = sent.ItemId!, EventType = sent.EventType, EventValue = sent.EventValue, Timestamp = sent.SentAt, IsLive = true });
                if (items?.ContainsKey(sent.ItemId!) is true)
                    _counts[(datasetGroupArn, sent.ItemId!)] = _counts.GetValueOrDefault((datasetGroupArn, sent.ItemId!)) + 1;
            }
        }
    }

    private static string NameOf(DescribedItem item) => item.Title ?? item.ItemId;

    private static bool IsIn(string? cell, string? value) => cell is not null && cell.Split('|').Contains(value, StringComparer.OrdinalIgnoreCase);

    private DescribedItem Counted(string group, DescribedItem item)
    {
        lock (_gate)
            return _counts.TryGetValue((group, item.ItemId), out var count) ? item with { Interactions = count } : item;
    }

    // Drops the half of the users with the shortest histories.
    private void Forget()
    {
        foreach (var (user, _) in _histories.OrderBy(one => one.Value.Total).Take(MaxUsers / 2).ToArray())
            _histories.Remove(user);
    }

    private static (IReadOnlyList<T> Page, string? Next) Cut<T>(IReadOnlyList<T> all, int? size, string? token)
    {
        var first = 0;
        if (token is not null && (!int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out first) || first > all.Count))
            throw new AwsException("InvalidNextTokenException", $"nextToken is '{token}'; use the nextToken of the previous page.");

        var end = Math.Min(all.Count, first + Math.Clamp(size ?? MaxPageSize, 1, MaxPageSize));
        return ([.. all.Skip(first).Take(end - first)], end < all.Count ? end.ToString(CultureInfo.InvariantCulture) : null);
    }

    private sealed class History
    {
        public List<HistoryInteraction> Newest { get; } = [];

        public int Total { get; private set; }

        public void Add(HistoryInteraction interaction)
        {
            Total++;
            var place = Newest.FindIndex(other => other.Timestamp <= interaction.Timestamp);
            Newest.Insert(place < 0 ? Newest.Count : place, interaction);
            if (Newest.Count > MaxHistoryLength)
                Newest.RemoveAt(MaxHistoryLength);
        }
    }
}
