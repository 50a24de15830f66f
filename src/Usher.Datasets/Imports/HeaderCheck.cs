using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Imports;

/// <summary>
/// Finds the schema's fields among a file's columns: by name, in any order. Case does not count where only one column has the name then; where several have, the
/// one that is spelled as the field is meant. Columns the schema lacks are left alone.
/// </summary>
internal static class HeaderCheck
{
    /// <returns>For each field of the schema the index of its column.</returns>
    public static IReadOnlyList<int> Map(CsvFile file, Schema schema)
    {
        var columns = schema.Fields.Select(field => IndexesOf(field.Name, file.Header)).ToArray();
        var missing = schema.Fields.Where((_, field) => columns[field].Length == 0).ToArray();
        if (missing.Length > 0)
        {
            throw new DatasetException(
                $"Input CSV is missing the following columns:[{string.Join(", ", missing.Select(field => field.Name))}]. "
                + $"{file.Name} has {Shown(file.Header)}.{Advice(file.Header, missing)}");
        }

        return [.. columns.Select((indexes, field) => indexes is [var only] ? only : throw Several(file, schema.Fields[field].Name, indexes))];
    }

    private static int[] IndexesOf(string name, IReadOnlyList<string> header)
    {
        var alike = header.Index().Where(column => string.Equals(column.Item, name, StringComparison.OrdinalIgnoreCase)).ToArray();
        var same = alike.Where(column => column.Item == name).ToArray();
        return [.. (same.Length > 0 ? same : alike).Select(column => column.Index)];
    }

    private static DatasetException Several(CsvFile file, string name, int[] indexes) => new(
        indexes.All(index => file.Header[index] == name)
            ? $"{file.Name} has the column {name} {indexes.Length} times. Rename or drop all but one."
            : $"{file.Name} has the columns {string.Join(", ", indexes.Select(index => file.Header[index]))}, and none that is spelled {name}. Spell the one that is meant so.");

    private static string Advice(IReadOnlyList<string> header, IReadOnlyList<SchemaField> missing)
    {
        if (header is [var only] && only.IndexOfAny([';', '\t', '|']) is >= 0 and var at)
            return $" Separate the columns by commas, not by {(only[at] == '\t' ? "tabs" : $"'{only[at]}'")}.";

        var renames = missing
            .Select(field => (field.Name, Like: header.FirstOrDefault(column => string.Equals(column.Trim(), field.Name, StringComparison.OrdinalIgnoreCase))))
            .Where(pair => pair.Like is not null)
            .Select(pair => $"\"{pair.Like}\" to {pair.Name}")
            .ToArray();
        return renames.Length > 0
            ? $" Blanks count: rename {string.Join(", ", renames)}."
            : " The first line has to be the header.";
    }

    private static string Shown(IReadOnlyList<string> header) =>
        header is [var only] ? $"one column, \"{only}\"" : $"the columns {string.Join(", ", header.Take(20))}{(header.Count > 20 ? " …" : "")}";
}
