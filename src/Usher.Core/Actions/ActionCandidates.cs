using System.Runtime.CompilerServices;
using Usher.Core.Histories;
using Usher.Core.Rows;
using Usher.Datasets.Schemas;
using Usher.Ranking.Actions;

namespace Usher.Core.Actions;

/// <summary>Finds the actions that may be recommended to a user at this moment.</summary>
public sealed class ActionCandidates(RowTables tables, GroupHistories histories, TimeProvider clock)
{
    private const long Day = 86_400;

    private static readonly ConditionalWeakTable<RowTable, KeptRows> Kept = [];

    /// <summary>The actions of the Actions dataset that have not expired, and that the user has not decided about within their repeat period.</summary>
    /// <param name="groupArn">The dataset group.</param>
    /// <param name="userId">The user, or the session before login.</param>
    /// <param name="passes">Whether an action passes the filters of the request; null for no filter.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal async ValueTask<IReadOnlyList<ActionRow>> OfAsync(string groupArn, string userId, Predicate<string>? passes, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var table = await tables.OfAsync(groupArn, DatasetType.Actions, cancellationToken);
        var rows = Array.FindAll(RowsOf(table), row => !row.HasExpired(now) && passes?.Invoke(row.Id) is not false);
        if (rows.All(row => row.RepeatDays == 0))
            return rows;

        var decided = await DecisionsAsync(groupArn, userId, cancellationToken);
        return [.. rows.Where(row => row.RepeatDays == 0 || !decided.TryGetValue(row.Id, out var last) || last + (row.RepeatDays * Day) <= now.ToUnixTimeSeconds())];
    }

    // Rows change seldom, and a request looks at all of them.
    private static ActionRow[] RowsOf(RowTable table)
    {
        var revision = table.Revision;
        if (Kept.TryGetValue(table, out var kept) && kept.Revision == revision)
            return kept.Rows;

        ActionRow[] rows = [.. table.Stored.Ids.Concat(table.PutIds.Where(id => !table.Stored.Has(id))).Select(id => ActionRow.Of(id, column => table.Find(id, column)))];
        Kept.AddOrUpdate(table, new(revision, rows));
        return rows;
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

    private sealed record KeptRows(long Revision, ActionRow[] Rows);
}
