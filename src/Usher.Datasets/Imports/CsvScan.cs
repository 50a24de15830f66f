using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Imports;

/// <summary>The query that reads CSV files by a schema's types. Rows that DuckDB cannot read go to its rejects tables.</summary>
/// <remarks>
/// Columns are numbered, not named, inside: DuckDB's names have no case, a header's do. A fraction in a whole-number column is rounded.
/// </remarks>
internal static class CsvScan
{
    private const int LongestText = 20_000;

    public static string Query(IReadOnlyList<CsvFile> files, Schema schema)
    {
        // Neighbours with the same header are one scan, so that a folder of a thousand files is not a thousand scans.
        var groups = new List<List<CsvFile>>();
        foreach (var file in files)
        {
            if (groups.Count > 0 && groups[^1][0].Header.SequenceEqual(file.Header))
                groups[^1].Add(file);
            else
                groups.Add([file]);
        }

        return string.Join(" UNION ALL ", groups.Select(group => Select(group, schema)));
    }

    private static string Select(List<CsvFile> files, Schema schema)
    {
        var indexes = HeaderCheck.Map(files[0], schema);
        var types = Enumerable.Repeat("VARCHAR", files[0].Header.Count).ToArray();
        foreach (var (field, index) in schema.Fields.Zip(indexes))
            types[index] = Sql.TypeOf(field.Type);

        var selected = schema.Fields.Zip(indexes, (field, index) => $"{Cell(field, index)} AS {Sql.Name(field.Name)}");
        var columns = types.Select((type, index) => $"'c{index}': '{type}'");
        return $"SELECT {string.Join(", ", selected)} FROM read_csv({Sql.List(files.Select(file => Sql.FileToRead(file.ReadFrom)))}, "
            + $"columns = {{{string.Join(", ", columns)}}}, auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', "
            + "compression = 'none', store_rejects = true, rejects_limit = 0)";
    }

    private static string Cell(SchemaField field, int index) => field.Textual ? $"left(c{index}, {LongestText})" : $"c{index}";
}
