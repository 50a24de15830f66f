using Usher.Datasets.Schemas;

namespace Usher.Datasets.Imports;

/// <summary>Finds the schema's fields among a file's columns: by name, in any order, case as it is. Columns the schema lacks are left alone.</summary>
internal static class HeaderCheck
{
    /// <returns>For each field of the schema the index of its column.</returns>
    public static IReadOnlyList<int> Map(CsvFile file, Schema schema)
    {
        var missing = schema.Fields.Where(field => !file.Header.Contains(field.Name)).ToArray();
        if (missing.Length > 0)
        {
            throw new DatasetException(
                $"Input CSV is missing the following columns:[{string.Join(", ", missing.Select(field => field.Name))}]. "
                + $"{file.Name} has {Shown(file.Header)}.{Advice(file.Header, missing)}");
        }

        return [.. schema.Fields.Select(field => OnlyIndexOf(field.Name, file))];
    }

    private static int OnlyIndexOf(string name, CsvFile file)
    {
        var indexes = file.Header.Index().Where(column => column.Item == name).Select(column => column.Index).ToArray();
        return indexes is [var only]
            ? only
            : throw new DatasetException($"{file.Name} has the column {name} {indexes.Length} times. Rename or drop all but one.");
    }

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
            ? $" Case and blanks count: rename {string.Join(", ", renames)}."
            : " The first line has to be the header.";
    }

    private static string Shown(IReadOnlyList<string> header) =>
        header is [var only] ? $"one column, \"{only}\"" : $"the columns {string.Join(", ", header.Take(20))}{(header.Count > 20 ? " …" : "")}";
}
