using System.Runtime.InteropServices;
using DuckDB.NET.Native;
using Microsoft.Win32.SafeHandles;
using Usher.Datasets.Tables;
using Usher.Datasets.TrainingSets;

namespace Usher.Datasets.Histories;

/// <summary>Makes an index of the parts of an Interactions dataset. DuckDB numbers and sorts; interactions that agree in every column count once, as in a training.</summary>
public static class InteractionIndexer
{
    /// <summary>Reads the parts.</summary>
    /// <param name="imported">What imports wrote, oldest first.</param>
    /// <param name="live">What came by PutEvents, if anything did.</param>
    /// <param name="file">Where the index may lie; the file goes with it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <param name="itemColumn">The column of the items: ACTION_ID for an index of interactions with actions.</param>
    public static InteractionIndex Build(IReadOnlyList<string> imported, IReadOnlyList<string> live, string file, CancellationToken cancellationToken, string itemColumn = "ITEM_ID")
    {
        string[] parts = [.. imported, .. live];
        if (parts.Length == 0)
            return InteractionIndex.Empty;

        using var session = new DuckDbSession(Path.GetDirectoryName(file)!, cancellationToken);
        var columns = parts.SelectMany(part => ParquetPart.ReadSchema(session, part).Fields.Select(field => field.Name)).ToHashSet(StringComparer.Ordinal);
        var type = columns.Contains("EVENT_TYPE") ? "coalesce(EVENT_TYPE, '')" : "''";
        var value = columns.Contains("EVENT_VALUE") ? "EVENT_VALUE::FLOAT" : "NULL::FLOAT";
        string[] others = [.. columns.Except(["USER_ID", itemColumn, "TIMESTAMP"]).Order(StringComparer.Ordinal).Select(Sql.Name)];
        session.Execute(
            $"CREATE TEMP VIEW events AS SELECT USER_ID, {itemColumn} AS item_id, TIMESTAMP, {type} AS type, {value} AS value, {(others.Length == 0 ? "0::UBIGINT" : $"hash({string.Join(", ", others)})")} AS rest, "
            + $"file_index, file_row_number FROM {ParquetPart.From(parts)}");
        var users = Number(session, "users", "USER_ID");
        var items = Number(session, "items", "item_id");
        var types = Number(session, "types", "type");
        var counts = new InteractionCounts(users.Length, items.Length, types.Length);
        return new(users, items, types, counts, Write(session, file, imported.Count, counts, cancellationToken));
    }

    private static string[] Number(DuckDbSession session, string table, string id)
    {
        session.Execute($"CREATE TEMP TABLE {table} AS SELECT id, (row_number() OVER (ORDER BY id) - 1)::INTEGER AS number FROM (SELECT DISTINCT {id} AS id FROM events)");
        var ids = new List<string>();
        session.Stream($"SELECT id FROM {table} ORDER BY number", chunk =>
        {
            foreach (ref readonly var cell in chunk.Column<DuckDBString>(0))
                ids.Add(Chunk.Text(cell));
        });
        return [.. ids];
    }

    private static SafeFileHandle Write(DuckDbSession session, string file, int imported, InteractionCounts counts, CancellationToken cancellationToken)
    {
        var handle = File.OpenHandle(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
        try
        {
            var repetitions = new Repetitions();
            var rows = new List<IndexedInteraction>();
            var at = 0L;
            session.Stream(
                $"""
                SELECT users.number, items.number, e.TIMESTAMP, e.rest, types.number, coalesce(e.value, 'nan'::FLOAT), e.file_index >= {imported}
                FROM events AS e JOIN users ON e.USER_ID = users.id JOIN items ON e.item_id = items.id JOIN types ON e.type = types.id
                ORDER BY users.number, e.TIMESTAMP, e.file_index, e.file_row_number
                """,
                chunk => at = Add(chunk, repetitions, counts, rows, handle, at));
            cancellationToken.ThrowIfCancellationRequested();
            return handle;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static long Add(Chunk chunk, Repetitions repetitions, InteractionCounts counts, List<IndexedInteraction> rows, SafeFileHandle file, long at)
    {
        var users = chunk.Column<int>(0);
        var items = chunk.Column<int>(1);
        var times = chunk.Column<long>(2);
        var rests = chunk.Column<ulong>(3);
        var types = chunk.Column<int>(4);
        var values = chunk.Column<float>(5);
        var lives = chunk.Column<bool>(6);
        rows.Clear();
        for (var row = 0; row < chunk.Count; row++)
        {
            if (repetitions.Has(users[row], items[row], times[row], rests[row]))
                continue;

            var interaction = new IndexedInteraction(times[row], items[row], types[row], values[row], lives[row]);
            counts.Add(users[row], interaction);
            rows.Add(interaction);
        }

        var bytes = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(rows));
        RandomAccess.Write(file, bytes, at);
        return at + bytes.Length;
    }
}
