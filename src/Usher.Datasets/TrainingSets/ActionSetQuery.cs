using Usher.Datasets.Imports;
using Usher.Datasets.Tables;
using Usher.Ranking.Actions;

namespace Usher.Datasets.TrainingSets;

/// <summary>Makes plain arrays of the parts of the datasets Actions and Action_Interactions.</summary>
/// <remarks>
/// Actions are numbered in the order of their ids' UTF-8 bytes. Interactions with actions that are not in the Actions dataset are left out, and those that agree in user, action, type and time count once. Of
/// one second VIEWED comes first and TAKEN last.
/// </remarks>
public static class ActionSetQuery
{
    /// <summary>Reads the parts.</summary>
    /// <param name="actionParts">Parts of the Actions dataset.</param>
    /// <param name="interactionParts">Parts of the Action_Interactions dataset.</param>
    /// <param name="maxActions">The most actions to take: those with the most interactions in the six weeks before the newest one.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static ActionSet Run(IReadOnlyList<string> actionParts, IReadOnlyList<string> interactionParts, int maxActions, CancellationToken cancellationToken)
    {
        if (actionParts.Count == 0)
            return ActionSet.Empty;

        using var work = WorkFolder.Temporary();
        using var session = new DuckDbSession(work.Path, cancellationToken);
        session.Execute(interactionParts.Count == 0
            ? "CREATE TEMP TABLE events (user_id VARCHAR, action_id VARCHAR, type INTEGER, time BIGINT)"
            : $"CREATE TEMP TABLE events AS SELECT DISTINCT USER_ID AS user_id, ACTION_ID AS action_id, {Type()} AS type, TIMESTAMP AS time FROM {ParquetPart.From(interactionParts)}");
        session.Execute(
            $"""
            CREATE TEMP TABLE actions AS SELECT id, (row_number() OVER (ORDER BY id) - 1)::INTEGER AS number FROM (
                SELECT a.id FROM (SELECT DISTINCT ACTION_ID AS id FROM {ParquetPart.From(actionParts)}) AS a
                LEFT JOIN (SELECT action_id, count(*) AS recent FROM events WHERE time >= (SELECT max(time) FROM events) - {(long)TimeSpan.FromDays(42).TotalSeconds} GROUP BY action_id) AS e ON e.action_id = a.id
                ORDER BY coalesce(e.recent, 0) DESC, a.id LIMIT {maxActions})
            """);
        session.Execute("CREATE TEMP TABLE users AS SELECT user_id AS id, count(*) AS events, (row_number() OVER (ORDER BY user_id) - 1)::INTEGER AS number FROM events JOIN actions ON actions.id = action_id GROUP BY user_id");
        var (users, offsets) = ReadUsers(session);
        var (actions, types, times) = (new List<int>(), new List<sbyte>(), new List<long>());
        session.Stream(
            "SELECT actions.number, e.type, e.time FROM events AS e JOIN actions ON e.action_id = actions.id JOIN users ON e.user_id = users.id ORDER BY users.number, e.time, e.type DESC, actions.number",
            chunk =>
            {
                actions.AddRange(chunk.Column<int>(0));
                foreach (var type in chunk.Column<int>(1))
                    types.Add((sbyte)type);
                times.AddRange(chunk.Column<long>(2));
            });
        return new()
        {
            ActionIds = new(session.Query("SELECT id FROM actions ORDER BY number", row => row.GetString(0))),
            UserIds = new(users),
            Offsets = offsets,
            Actions = [.. actions],
            Types = [.. types],
            Times = [.. times],
        };
    }

    private static (List<string> Ids, long[] Offsets) ReadUsers(DuckDbSession session)
    {
        var (ids, offsets) = (new List<string>(), new List<long> { 0 });
        session.Stream("SELECT id, events FROM users ORDER BY number", chunk =>
        {
            foreach (ref readonly var id in chunk.Column<DuckDB.NET.Native.DuckDBString>(0))
                ids.Add(Chunk.Text(id));
            foreach (var events in chunk.Column<long>(1))
                offsets.Add(offsets[^1] + events);
        });
        return (ids, [.. offsets]);
    }

    // Imports and calls store no other texts than these.
    private static string Type() => $"CASE EVENT_TYPE {string.Join(" ", ActionEventTypes.Names.Select((name, type) => $"WHEN {Sql.Text(name)} THEN {type}"))} END";
}
