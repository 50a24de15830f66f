using Usher.Core.Histories;
using Usher.Datasets.Schemas;
using Usher.Ranking.Actions;

namespace Usher.Core.Actions;

/// <summary>Finds the actions that may be recommended to a user at this moment.</summary>
public sealed class ActionCandidates(ActionTables tables, GroupHistories histories, TimeProvider clock)
{
    private const long Day = 86_400;

    /// <summary>The actions of the Actions dataset that have not expired, and that the user has not decided about within their repeat period.</summary>
    /// <param name="groupArn">The dataset group.</param>
    /// <param name="userId">The user, or the session before login.</param>
    /// <param name="allowed">The only actions that may be recommended, as a filter says; null for all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal async ValueTask<IReadOnlyList<ActionRow>> OfAsync(string groupArn, string userId, IReadOnlySet<string>? allowed, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var table = await tables.OfAsync(groupArn, cancellationToken);
        ActionRow[] rows = [.. table.Rows.Where(row => !row.HasExpired(now) && allowed?.Contains(row.Id) is not false)];
        if (rows.All(row => row.RepeatDays == 0))
            return rows;

        var decided = await DecisionsAsync(groupArn, userId, cancellationToken);
        return [.. rows.Where(row => row.RepeatDays == 0 || !decided.TryGetValue(row.Id, out var last) || last + (row.RepeatDays * Day) <= now.ToUnixTimeSeconds())];
    }

    // When the user has last taken, or decided against, each action: by imports and by events. The guide speaks of interactions; one that only says that the action was shown is taken for none here, or showing an
    // action once would hide it.
    private async ValueTask<Dictionary<string, long>> DecisionsAsync(string groupArn, string userId, CancellationToken cancellationToken)
    {
        var its = await histories.OfAsync(groupArn, DatasetType.ActionInteractions, cancellationToken);
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var one in await its.ReadUserAsync(userId, cancellationToken))
        {
            if (ActionEventTypes.Parse(one.EventType) is not ActionEventType.Viewed)
                last[one.ItemId] = Math.Max(last.GetValueOrDefault(one.ItemId), one.Time);
        }

        return last;
    }
}
