using Usher.Core.Datasets;
using Usher.Core.EventStore;
using Usher.Core.Naming;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Personalize;
using Usher.Wire.UsherApi;

namespace Usher.Core.Histories;

/// <summary>Who is there, and what somebody did: from imports and live events together.</summary>
public sealed class HistoryOperations(ServiceRecords records, GroupHistories histories, Pages pages)
{
    /// <summary>The users, the most active first.</summary>
    /// <param name="groupArn">ARN of the dataset group.</param>
    /// <param name="query">A part of the ids; empty for all.</param>
    /// <param name="size">1 to 100; null for 100.</param>
    /// <param name="token">Of the page before; null for the first.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException, InvalidNextTokenException.</exception>
    public async Task<ListUsersResponse> ListUsersAsync(string groupArn, string query, int? size, string? token, CancellationToken cancellationToken)
    {
        var all = ActiveFirst(await OfGroupAsync(groupArn, cancellationToken));
        var matching = query.Length == 0 ? all : all.Where(user => user.UserId.Contains(query, StringComparison.OrdinalIgnoreCase));
        var (page, total, next) = pages.CutByPlace($"ListUsers {groupArn} {query}", matching, size, token);
        return new() { Users = page, Total = total, NextToken = next };
    }

    /// <summary>The newest interactions of a user, or of a session before login; none where nobody of that name did anything.</summary>
    /// <param name="groupArn">ARN of the dataset group.</param>
    /// <param name="userId">The user, or the session.</param>
    /// <param name="max">How many at most.</param>
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
                Timestamp = EventTime.Of(one.Time),
                IsLive = one.IsLive,
            })],
        };
    }

    /// <summary>How many users, items and interactions there are, and how they are spread.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException.</exception>
    public async Task<DescribeStatisticsResponse> DescribeStatisticsAsync(string groupArn, CancellationToken cancellationToken) => HistoryStatistics.Of(await OfGroupAsync(groupArn, cancellationToken));

    private Task<DatasetHistories> OfGroupAsync(string groupArn, CancellationToken cancellationToken)
    {
        PersonalizeArn.Require(groupArn, "datasetGroupArn", PersonalizeKind.DatasetGroup);
        return histories.OfAsync(records.Current.Get<DatasetGroupResource>(groupArn).Arn, cancellationToken);
    }

    // The index has its users in order; those whose numbers live events have changed come in between.
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
