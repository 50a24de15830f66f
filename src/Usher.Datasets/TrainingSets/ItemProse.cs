using DuckDB.NET.Native;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;
using Usher.Ranking.Histories;

namespace Usher.Datasets.TrainingSets;

/// <summary>What is written about the items: the textual column, and before it the column of names.</summary>
/// <remarks>Without a textual column names train nothing: most of them say little of an item, and data sets that were trained without them should give the same model.</remarks>
internal static class ItemProse
{
    /// <param name="session">Has a table of the items and their numbers.</param>
    /// <param name="parts">The parts of the Items dataset, oldest first; null or none for no dataset.</param>
    /// <param name="leftOut">Columns that shall not train.</param>
    public static IReadOnlyList<TextField> Read(DuckDbSession session, IReadOnlyList<string>? parts, IReadOnlyCollection<string> leftOut)
    {
        if (parts is not { Count: > 0 })
            return [];

        var fields = ParquetPart.ReadSchema(session, parts[^1]).Fields.Where(field => (field.Textual || field.ItemName) && !leftOut.Contains(field.Name)).ToArray();
        return fields.Any(field => field.Textual) ? [.. fields.OrderByDescending(field => field.ItemName).Select(field => Read(session, parts, field))] : [];
    }

    private static TextField Read(DuckDbSession session, IReadOnlyList<string> parts, SchemaField field)
    {
        var texts = new List<string>();
        session.Stream(
            $"SELECT left(m.{Sql.Name(field.Name)}, {TextField.LongestText}) FROM items AS n LEFT JOIN "
            + $"(SELECT ITEM_ID, {Sql.Name(field.Name)} FROM {ParquetPart.Newest(parts, "ITEM_ID")}) AS m ON m.ITEM_ID = n.id ORDER BY n.number",
            chunk =>
            {
                var cells = chunk.Column<DuckDBString>(0);
                var known = chunk.ValidityOf(0);
                for (var row = 0; row < cells.Length; row++)
                    texts.Add(known[row] ? Chunk.Text(cells[row]) : "");
            });
        return new(field.Name, texts);
    }
}
