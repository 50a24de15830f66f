using Usher.Core.Datasets;
using Usher.Core.EventStore;
using Usher.Core.Naming;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Personalize;
using Usher.Wire.UsherApi;

namespace Usher.Core.Histories;

/// <summary>Lists the users of a dataset group, a user's interactions, and statistics, from imported and live events together.</summary>
public sealed class HistoryOperations(ServiceRecords records, GroupHistories histories, Pages pages)
{
    /// <summary>The users, the most active first.</summary>
    /// <param name="groupArn">ARN of the dataset group.</param>
    /// <param name="query">A text that the IDs contain; empty for all users.</param>
    /// <param name="size">1 to 100; null for 100.</param>
    /// <param name="token">The token of the previous page; null for the first page.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException, InvalidNextTokenException.</exception>
    public async Task<ListUsersResponse> ListUsersAsync(string groupArn, string query, int? size, string? token, CancellationToken cancellationToken)
    {
        var all = ActiveFirst(await OfGroupAsync(groupArn, cancellationToken));
        var matching = query.Length == 0 ? all : all.Where(user => user.UserId.Contains(query, StringComparison.OrdinalIgnoreCase));
        var (page, total, next) = pages.CutByPlace($"ListUsers {groupArn} {query}", matching, size, token);
        return new() { Users = page, Total = total, NextToken = next };
    }

    /// <summary>The newest interactions of a user, or of a session before login; none if the ID is unknown.</summary>
    /// <param name="groupArn">ARN of the dataset group.</param>
    /// <param name="userId">The user, or the session.</param>
    /// <param name="max">The largest number of interactions to return.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException.</exception>
    public async Task<DescribeHistoryResponse> DescribeAsync(string groupArn, string userId, int max, CancellationToken cancellationToken)
    {
        var history = await (await OfGroupAsync(groupArn, cancellationToken)).ReadUserAsync(userId, cancellationToken);
        return new()
        {
            UserId = userId,
            Total = history.Count,
            Interactions = [.. history.Take(max).Select(one => new HistoryInteraction
            {
                ItemId = one.ItemId,
                EventType = one.EventType.Length == 0 ? null : one.EventType,
                EventValue = one.Value,
                Timestamp = EventTime.FromUnixSeconds(one.Time),
                IsLive = one.IsLive,
            })],
        };
    }

    /// <summary>The numbers of users, items and interactions, and their distributions.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException.</exception>
    public async Task<DescribeStatisticsResponse> DescribeStatisticsAsync(string groupArn, CancellationToken cancellationToken) => HistoryStatistics.Of(await OfGroupAsync(groupArn, cancellationToken));

    private Task<DatasetHistories> OfGroupAsync(string groupArn, CancellationToken cancellationToken)
    {
        PersonalizeArn.Require(groupArn, "datasetGroupArn", PersonalizeKind.DatasetGroup);
        return histories.OfAsync(records.Current.Get<DatasetGroupResource>(groupArn).Arn, cancellationToken);
    }

    // The index has its users sorted. Users whose counts have changed by live events are merged in.
    private static IEnumerable<ActiveUser> ActiveFirst(DatasetHistories histories)
    {
        var (index, tail) = (histories.Index, histories.Tail.Users);
        var changed = tail.Select(live => new ActiveUser(live.Key, live.Value + (index.UserOf(live.Key) is >= 0 and var user ? index.CountOf(user) : 0))).ToList();
        changed.Sort(Compare);
        return index.BusiestUsers
            .Where(user => !tail.ContainsKey(index.Users[user]))
            .Select(user => new ActiveUser(index.Users[user], index.CountOf(user)))
            .Merge(changed, Compare);
    }

    private static int Compare(ActiveUser one, ActiveUser other) =>
        other.Interactions.CompareTo(one.Interactions) is not 0 and var order ? order : string.CompareOrdinal(one.UserId, other.UserId);
}
