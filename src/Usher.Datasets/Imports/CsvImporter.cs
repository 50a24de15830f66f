using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Imports;

/// <summary>Turns a CSV into one Parquet part: good rows in the order of the file, every bad row reported.</summary>
/// <remarks>
/// Interactions keep rows that repeat one another; <see cref="TrainingSets.TrainingSetQuery"/> counts them once, also across parts.
/// Of items, users and actions with the same id the last row stays.
/// </remarks>
/// <param name="spillFolder">Where DuckDB may put what does not fit into memory; by default beside the part.</param>
public sealed class CsvImporter(string? spillFolder = null)
{
    // The year 5138 in seconds, March 1973 in milliseconds.
    private const long SurelyMilliseconds = 100_000_000_000;

    /// <summary>Reads, checks and writes.</summary>
    /// <param name="csvFileOrFolder">A file; or, ending in '/', a folder whose files are read one after the other, by name.</param>
    /// <param name="schema">The columns to take, and what they may hold.</param>
    /// <param name="parquetPart">The file to write. It is written beside and renamed, so it is whole or absent.</param>
    /// <param name="stop">Ends the work; nothing stays behind.</param>
    /// <exception cref="DatasetException">A file is missing, unreadable or empty, a header lacks a field, or the disk is full.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public ImportResult Import(string csvFileOrFolder, Schema schema, string parquetPart, CancellationToken stop)
    {
        var files = CsvFile.Find(csvFileOrFolder);
        foreach (var file in files)
            HeaderCheck.Map(file, schema);

        var part = Path.GetFullPath(parquetPart);
        var folder = Path.GetDirectoryName(part)!;
        Directory.CreateDirectory(folder);
        using var work = new WorkFolder(folder);
        using var session = new DuckDbSession(spillFolder ?? work.Path, stop);
        files = [.. files.Select(file => CsvDialect.InPlainForm(file, work, stop))];

        var written = work.File("all.parquet");
        session.Execute(ParquetPart.Copy(CsvScan.Query(files, schema), written, schema));
        var result = Check(session, files, schema, ref written, work);
        if (result.Rows == 0 && result.RejectedRows == 0)
            throw new DatasetException($"{csvFileOrFolder} has a header, but no rows below it.");

        File.Move(written, part, overwrite: true);
        return result;
    }

    private static ImportResult Check(DuckDbSession session, IReadOnlyList<CsvFile> files, Schema schema, ref string written, WorkFolder work)
    {
        var checks = RowCheck.Of(schema);
        var from = ParquetPart.From([written]);
        var counts = Counts(session, from, schema, checks);
        var violated = checks.Where((_, index) => counts.Violations[index] > 0).ToArray();
        var rejected = session.Count("SELECT count(*) FROM reject_errors") > 0;
        var (badRows, faults) = rejected || violated.Length > 0
            ? BadRows.Find(session, written, files, schema, violated)
            : (0, []);

        var warnings = new List<string>();
        if (counts.Milliseconds > 0)
            warnings.Add(MillisecondsWarning(counts.Milliseconds, counts.Newest));

        var id = schema.Type is DatasetType.Interactions or DatasetType.ActionInteractions ? null : KnownField.Of(schema.Type)[0].Name;
        var repeats = id is not null && session.Count($"SELECT count({id}) - count(DISTINCT {id}) FROM {from}") > 0;
        if (violated.Length == 0 && !repeats)
            return new ImportResult(counts.Rows, badRows, faults, warnings);

        var good = violated.Length > 0 ? $"NOT ({string.Join(" OR ", violated.Select(check => check.Violated))})" : "true";
        var last = id is null ? "true" : $"file_row_number IN (SELECT max(file_row_number) FROM {from} WHERE {good} GROUP BY {id})";
        var columns = string.Join(", ", schema.Fields.Select(field => Sql.Name(field.Name)));
        var clean = work.File("good.parquet");
        session.Execute(ParquetPart.Copy($"SELECT {columns} FROM {from} WHERE {good} AND {last} ORDER BY file_row_number", clean, schema));

        var rows = session.Count($"SELECT count(*) FROM {ParquetPart.From([clean])}");
        var goodRows = session.Count($"SELECT count(*) FROM {from} WHERE {good}");
        if (rows < goodRows)
            warnings.Add($"{goodRows - rows:N0} rows have the {id} of a later row; the last row of each {id} was kept.");

        written = clean;
        return new ImportResult(rows, badRows, faults, warnings);
    }

    private static (long Rows, long[] Violations, long Milliseconds, long Newest) Counts(
        DuckDbSession session, string from, Schema schema, IReadOnlyList<RowCheck> checks)
    {
        var timestamp = schema.Find("TIMESTAMP") is not null;
        string[] counts =
        [
            "count(*)",
            timestamp ? $"count_if(TIMESTAMP > {SurelyMilliseconds})::BIGINT" : "0::BIGINT",
            timestamp ? "max(TIMESTAMP)" : "0::BIGINT",
            .. checks.Select(check => $"count_if({check.Violated})::BIGINT"),
        ];
        return session.Query(
            $"SELECT {string.Join(", ", counts)} FROM {from}",
            row => (row.CountOf(0), checks.Select((_, index) => row.CountOf(3 + index)).ToArray(), row.CountOf(1), row.CountOf(2)))[0];
    }

    private static string MillisecondsWarning(long count, long newest) =>
        $"{count:N0} timestamps look like milliseconds; the newest is {newest}. They were taken as seconds, as a timestamp is in whole seconds since "
        + "1970-01-01 UTC, so times lie thousands of years ahead. Divide them by 1,000.";
}
