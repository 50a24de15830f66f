using System.Globalization;
using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;
using Usher.Ranking.Histories;

namespace Usher.Datasets.TrainingSets;

/// <summary>Makes plain arrays of Parquet parts. DuckDB filters, numbers and sorts; what it gives out is copied once.</summary>
/// <remarks>
/// Ids are numbered in the order of their UTF-8 bytes, so the numbers do not depend on the order of rows or parts; items without any interaction
/// come after those with. Interactions that agree in every column count once.
/// </remarks>
public static class TrainingSetQuery
{
    /// <summary>Reads the parts.</summary>
    /// <param name="sources">Which parts, and which of their interactions.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="DatasetException">A filter needs a column that the interactions lack, or they are more than fit into one array.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static TrainingSet Run(TrainingSources sources, CancellationToken cancellationToken)
    {
        using var work = WorkFolder.Temporary();
        using var session = new DuckDbSession(work.Path, cancellationToken);
        var columns = sources.InteractionParts.SelectMany(part => ParquetPart.ReadSchema(session, part).Fields.Select(field => field.Name)).ToHashSet();
        CreateEvents(session, sources, columns);
        CreateNumbers(session, "users", "USER_ID", knownIn: null);
        CreateNumbers(session, "items", "ITEM_ID", knownIn: sources.ItemParts);

        var users = ReadIds(session, "users");
        var items = ReadIds(session, "items");
        var events = ReadEvents(session, columns, users.Count, sources, WeightOf(sources.EventChoices));
        return new TrainingSet
        {
            UserIds = new Vocabulary(users),
            ItemIds = new Vocabulary(items),
            Offsets = events.Offsets,
            Items = events.Items,
            Times = events.Times,
            Values = events.Values,
            Weights = events.Weights,
            ItemFields = MetadataFields.Read(session, "items", sources.ItemParts, sources.ItemColumnsLeftOut),
            UserFields = MetadataFields.Read(session, "users", sources.UserParts, sources.UserColumnsLeftOut),
            EventFields = events.Fields,
            ItemTexts = ItemProse.Read(session, sources.ItemParts, sources.ItemColumnsLeftOut),
            ItemTimes = ReadItemTimes(session, sources.ItemParts),
        };
    }

    // Without interactions there are items alone, which recipes that read texts can train on.
    private const string NoEvents =
        "CREATE TEMP TABLE events (USER_ID VARCHAR, ITEM_ID VARCHAR, TIMESTAMP BIGINT, file_index BIGINT, file_row_number BIGINT)";

    private static void CreateEvents(DuckDbSession session, TrainingSources sources, HashSet<string> columns)
    {
        if (sources.InteractionParts.Count == 0)
        {
            session.Execute(NoEvents);
            return;
        }

        var filters = new List<string>();
        if (sources.EventType is { } type)
        {
            Require("EVENT_TYPE", $"the event type \"{type}\"");
            filters.Add($"EVENT_TYPE = {Sql.Text(type)}");
        }

        if (sources.EventValueThreshold is { } threshold)
        {
            Require("EVENT_VALUE", $"a threshold of {threshold.ToString(CultureInfo.InvariantCulture)}");
            filters.Add(AtLeast(threshold));
        }

        if (sources.EventChoices is { } choices)
        {
            Require("EVENT_TYPE", "a choice of event types");
            if (choices.Any(choice => choice.MinValue is not null))
                Require("EVENT_VALUE", "a threshold of an event type");
            filters.Add($"({string.Join(" OR ", choices.Select(choice => $"(EVENT_TYPE = {Sql.Text(choice.EventType)}{(choice.MinValue is { } min ? $" AND {AtLeast(min)}" : "")})"))})");
        }

        var where = filters.Count == 0 ? "" : $" WHERE {string.Join(" AND ", filters)}";
        session.Execute($"CREATE TEMP VIEW events AS SELECT *, file_index, file_row_number FROM {ParquetPart.From(sources.InteractionParts)}{where}");

        static string AtLeast(double threshold) => $"EVENT_VALUE >= {threshold.ToString("R", CultureInfo.InvariantCulture)}::DOUBLE";

        void Require(string column, string why)
        {
            if (!columns.Contains(column))
                throw new DatasetException($"The interactions have no {column} column, but {why} was asked for. Import them with {column}, or leave the filter out.");
        }
    }

    private static void CreateNumbers(DuckDbSession session, string table, string id, IReadOnlyList<string>? knownIn)
    {
        var ids = $"SELECT {id} AS id, count(*) AS events FROM events GROUP BY {id}";
        if (knownIn is { Count: > 0 })
            ids += $" UNION ALL SELECT DISTINCT {id}, 0 FROM {ParquetPart.From(knownIn)} WHERE {id} NOT IN (SELECT {id} FROM events)";
        session.Execute($"CREATE TEMP TABLE {table} AS SELECT id, events, (row_number() OVER (ORDER BY events = 0, id) - 1)::INTEGER AS number FROM ({ids})");
    }

    private static List<string> ReadIds(DuckDbSession session, string table)
    {
        var ids = new List<string>();
        session.Stream($"SELECT id FROM {table} ORDER BY number", chunk =>
        {
            foreach (ref readonly var id in chunk.Column<DuckDB.NET.Native.DuckDBString>(0))
                ids.Add(Chunk.Text(id));
        });
        return ids;
    }

    private static EventArrays ReadEvents(DuckDbSession session, HashSet<string> columns, int users, TrainingSources sources, string? weight)
    {
        var count = session.Count("SELECT coalesce(sum(events), 0)::BIGINT FROM users");
        if (count > Array.MaxLength)
            throw new DatasetException($"There are {count:N0} interactions; one training set holds at most {Array.MaxLength:N0}. Filter by event type, or import fewer.");

        // What is sorted is carried through the sort, so only what is needed goes in.
        var withValues = columns.Contains("EVENT_VALUE");
        var fields = EventFieldsOf(session, sources);
        var events = new EventArrays(users, (int)count, withValues, withWeights: weight is not null, fields);
        session.Stream(
            $"""
            SELECT users.number, items.number, e.TIMESTAMP, {Rest(columns)}{(withValues ? ", e.EVENT_VALUE" : "")}{(weight is null ? "" : $", {weight}")}{string.Concat(fields.Select(field => $", {EventColumn.Selected(field, "e")}"))}
            FROM events AS e JOIN users ON e.USER_ID = users.id JOIN items ON e.ITEM_ID = items.id
            ORDER BY users.number, e.TIMESTAMP, {(sources.InteractionParts.Count > 1 ? "e.file_index, " : "")}e.file_row_number
            """,
            events.Add);
        events.Complete();
        return events;
    }

    // The columns that Personalize calls contextual metadata. A schema that took the place of another has all of its fields and more.
    private static IReadOnlyList<SchemaField> EventFieldsOf(DuckDbSession session, TrainingSources sources) => sources.InteractionParts.Count == 0
        ? []
        : [.. ParquetPart.ReadSchema(session, sources.InteractionParts[^1]).Fields.Where(field =>
            (field.Categorical || field.IsNumber) && KnownField.Find(DatasetType.Interactions, field.Name) is null && !sources.InteractionColumnsLeftOut.Contains(field.Name))];

    // (I) CREATION_TIMESTAMP of each item; null where the dataset has no such column.
    private static long[]? ReadItemTimes(DuckDbSession session, IReadOnlyList<string>? parts)
    {
        const string Column = "CREATION_TIMESTAMP";
        if (parts is not { Count: > 0 } || ParquetPart.ReadSchema(session, parts[^1]).Fields.All(field => field.Name != Column))
            return null;

        var times = new List<long>();
        session.Stream($"SELECT coalesce(m.{Column}::BIGINT, '{TrainingSet.NoTime}'::BIGINT) FROM items AS n LEFT JOIN {ParquetPart.Newest(parts, "ITEM_ID")} AS m ON m.ITEM_ID = n.id ORDER BY n.number", chunk => times.AddRange(chunk.Column<long>(0)));
        return [.. times];
    }

    // Null where all count the same: then no weights are carried about.
    private static string? WeightOf(IReadOnlyList<EventChoice>? choices) => choices is null || choices.All(choice => choice.Weight == 1)
        ? null
        : $"(CASE e.EVENT_TYPE {string.Join(" ", choices.Select(choice => $"WHEN {Sql.Text(choice.EventType)} THEN {choice.Weight.ToString("R", CultureInfo.InvariantCulture)}"))} END)::FLOAT";

    // Two interactions agree in everything when user, time and item are the same, and the hash of what is left is too.
    private static string Rest(HashSet<string> columns)
    {
        var others = columns.Except(["USER_ID", "ITEM_ID", "TIMESTAMP"]).Order(StringComparer.Ordinal).Select(name => $"e.{Sql.Name(name)}").ToArray();
        return others.Length == 0 ? "0::UBIGINT" : $"hash({string.Join(", ", others)})";
    }
}
