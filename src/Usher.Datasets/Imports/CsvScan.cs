using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Usher.Datasets.Cells;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Imports;

/// <summary>The query that reads CSV files by a schema: a value for each field, and beside it, in a column of its own, the text of a cell that cannot be taken.</summary>
/// <remarks>
/// Columns are numbered, not named, inside: DuckDB's names have no case, a header's do. A record that is not well formed ends the reading with an error that
/// <see cref="IsMalformed"/> knows; <see cref="CsvSieve"/> makes a copy without such records.
/// </remarks>
internal static class CsvScan
{
    // Longer than any limit of a cell, so that what is kept of a bad one is still too long.
    private const int LongestKept = 1_001;

    /// <summary>The column that has a field's bad cells, empty for an empty cell that must not be; null in all other rows. No field can have such a name.</summary>
    public static string FaultOf(string field) => Sql.Name("?" + field);

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

    /// <summary>Whether DuckDB refused a file because of a record that is not well formed.</summary>
    public static bool IsMalformed(DuckDBException refused) => refused.ErrorType is DuckDBErrorType.InvalidInput && refused.Message.Contains("CSV Error", StringComparison.Ordinal);

    private static string Select(List<CsvFile> files, Schema schema)
    {
        // c is the cell as it stands there, t the same in the column's type, v what is taken.
        var cells = CellRule.Of(schema).Zip(HeaderCheck.Map(files[0], schema), (rule, index) => (Rule: rule, Index: index)).ToArray();
        var typed = cells.Select(cell => $"{cell.Rule.Typed($"c{cell.Index}")} AS t{cell.Index}");
        var values = cells.Select(cell => $"{cell.Rule.Value($"t{cell.Index}")} AS v{cell.Index}");
        var faults = cells.Where(cell => cell.Rule.CanFail).Select(cell => $"{Fault(cell.Rule, cell.Index)} AS {FaultOf(cell.Rule.Field.Name)}");
        var columns = Enumerable.Range(0, files[0].Header.Count).Select(index => $"'c{index}': 'VARCHAR'");
        return $"SELECT {string.Join(", ", [.. cells.Select(cell => $"v{cell.Index} AS {Sql.Name(cell.Rule.Field.Name)}"), .. faults])} "
            + $"FROM (SELECT *, {string.Join(", ", values)} FROM (SELECT *, {string.Join(", ", typed)} "
            + $"FROM read_csv({Sql.List(files.Select(file => Sql.FileToRead(file.ReadFrom)))}, columns = {{{string.Join(", ", columns)}}}, "
            + "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', compression = 'none')))";
    }

    private static string Fault(CellRule rule, int index) => rule.Field.Nullable
        ? $"CASE WHEN v{index} IS NULL THEN left(c{index}, {LongestKept}) END"
        : $"CASE WHEN v{index} IS NULL THEN coalesce(left(c{index}, {LongestKept}), '') END";
}
