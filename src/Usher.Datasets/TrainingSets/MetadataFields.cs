using DuckDB.NET.Native;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;
using Usher.Ranking.Histories;

namespace Usher.Datasets.TrainingSets;

/// <summary>The columns of Items or Users that train a recipe: categorical strings and numbers.</summary>
/// <remarks>Plain and textual strings, booleans and reserved columns train nothing, as in Personalize.</remarks>
internal static class MetadataFields
{
    /// <param name="session">Has a table with the ids and their numbers.</param>
    /// <param name="numbers">"items" or "users".</param>
    /// <param name="parts">Where the columns are, oldest first; null or none for no dataset.</param>
    /// <param name="leftOut">Columns that shall not train.</param>
    public static IReadOnlyList<Field> Read(DuckDbSession session, string numbers, IReadOnlyList<string>? parts, IReadOnlyCollection<string> leftOut)
    {
        if (parts is not { Count: > 0 })
            return [];

        // A schema that took the place of another has all of its fields and more.
        var schema = ParquetPart.ReadSchema(session, parts[^1]);
        var id = KnownField.Of(schema.Type)[0].Name;
        return [.. schema.Fields
            .Where(field => (field.Categorical || field.IsNumber) && KnownField.Find(schema.Type, field.Name) is null && !leftOut.Contains(field.Name))
            .Select(field => Read(session, Query(numbers, parts, id, field), field))];
    }

    // One row for each number, in order, also where the dataset does not know the id.
    private static string Query(string numbers, IReadOnlyList<string> parts, string id, SchemaField field)
    {
        var cell = Sql.Name(field.Name);
        return $"SELECT {(field.IsNumber ? $"m.{cell}::DOUBLE" : $"m.{cell}")} FROM {numbers} AS n "
            + $"LEFT JOIN (SELECT {id}, {cell} FROM {ParquetPart.Newest(parts, id)}) AS m ON m.{id} = n.id ORDER BY n.number";
    }

    private static Field Read(DuckDbSession session, string query, SchemaField field)
    {
        if (field.IsNumber)
        {
            var values = new List<double>();
            session.Stream(query, chunk =>
            {
                var numbers = chunk.Column<double>(0);
                var known = chunk.ValidityOf(0);
                for (var row = 0; row < numbers.Length; row++)
                    values.Add(known[row] ? numbers[row] : double.NaN);
            });
            return NumberRanges.Cut(field.Name, values);
        }

        var categories = new CategoryColumn(field.Name);
        session.Stream(query, chunk =>
        {
            var cells = chunk.Column<DuckDBString>(0);
            var known = chunk.ValidityOf(0);
            for (var row = 0; row < cells.Length; row++)
                categories.Add(known[row] ? Chunk.Text(cells[row]) : "");
        });
        return categories.ToField();
    }
}
