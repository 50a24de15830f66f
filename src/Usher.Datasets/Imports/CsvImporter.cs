using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Imports;

/// <summary>Turns a CSV, or what <see cref="SourceReader"/> makes one of, into one Parquet part: good rows in the order of the file, every fault told or counted.</summary>
/// <remarks>
/// A row that is not well formed or lacks one of its keys is left out; any other cell that cannot be used counts as missing.
/// Interactions keep rows that repeat one another; <see cref="TrainingSets.TrainingSetQuery"/> counts them once, also across parts.
/// Of items, users and actions with the same id the last row stays.
/// </remarks>
/// <param name="spillFolder">Where DuckDB may put what does not fit into memory; by default beside the part.</param>
/// <param name="maxBytes">So many bytes are read of all files together, counted unpacked.</param>
public sealed class CsvImporter(string? spillFolder = null, long maxBytes = long.MaxValue)
{
    /// <summary>Whether every row with a fault is left out, also where it is in no key. The default value is false.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Reads, checks and writes.</summary>
    /// <param name="csvFileOrFolder">A file or a stream; or, ending in '/', a folder whose files are read one after the other, by name.</param>
    /// <param name="schema">The columns to take, and what they may hold.</param>
    /// <param name="parquetPart">The file to write. It is written beside and renamed, so it is whole or absent.</param>
    /// <param name="cancellationToken">Ends the work; nothing stays behind.</param>
    /// <returns>What was found; no row may be usable, and then the part has none.</returns>
    /// <exception cref="DatasetException">A file is missing, unreadable or empty, a header lacks a field, or the disk is full.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public ImportResult Import(string csvFileOrFolder, Schema schema, string parquetPart, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(parquetPart))!;
        Directory.CreateDirectory(folder);
        using var work = new WorkFolder(folder);
        var sources = new SourceReader(work, maxBytes, cancellationToken);
        var result = Import(sources.Find(csvFileOrFolder), schema, parquetPart, cancellationToken);
        return result with { Warnings = [.. sources.Warnings, .. result.Warnings], Bytes = sources.Bytes, Forms = sources.Forms };
    }

    /// <summary>The same for files that were found already.</summary>
    internal ImportResult Import(IReadOnlyList<CsvFile> files, Schema schema, string parquetPart, CancellationToken cancellationToken)
    {
        foreach (var file in files)
            HeaderCheck.Map(file, schema);

        var part = Path.GetFullPath(parquetPart);
        var folder = Path.GetDirectoryName(part)!;
        Directory.CreateDirectory(folder);
        using var work = new WorkFolder(folder);
        using var session = new DuckDbSession(spillFolder ?? work.Path, cancellationToken);
        files = [.. files.Select(file => CsvDialect.InPlainForm(file, work, cancellationToken))];

        var written = work.File("all.parquet");
        var sieve = new CsvSieve(schema, IsStrict);
        files = CsvReading.Execute(session, files, query => ParquetPart.Copy(query, written, schema), schema, sieve, work, cancellationToken);
        var result = Check(session, files, schema, sieve, ref written, work);
        if (result.Rows == 0 && result.RejectedRows == 0)
            throw new DatasetException($"{string.Join(", ", files.Take(3).Select(file => file.Name))}{(files.Count > 3 ? " …" : "")} {(files.Count == 1 ? "has a header, but no rows below it" : "have headers, but no rows below them")}.");

        File.Move(written, part, overwrite: true);
        return result;
    }

    private ImportResult Check(DuckDbSession session, IReadOnlyList<CsvFile> files, Schema schema, CsvSieve sieve, ref string written, WorkFolder work)
    {
        var cells = new CellFaults(schema, IsStrict);
        var from = ParquetPart.From([written]);
        var counts = cells.Count(session, from);
        var id = schema.Type is DatasetType.Interactions or DatasetType.ActionInteractions ? null : KnownField.Of(schema.Type)[0].Name;
        var repeats = id is not null && session.Count($"SELECT count({id}) - count(DISTINCT {id}) FROM {from}") > 0;
        var result = new ImportResult(counts.Rows, counts.LeftOut + sieve.LeftOut, Faults(session, from, files, cells, sieve, counts.Faults), [])
        {
            Faults = counts.Faults + sieve.UnseenFaults,
            MissingCells = [.. counts.Missing.Select(column => column with { Cells = column.Cells + sieve.MissingOf(column.Column) }).Where(column => column.Cells > 0)],
        };
        if (counts.Faults == 0 && !repeats)
            return result;

        var good = $"NOT {cells.IsLeftOut}";
        var last = id is null ? "true" : $"file_row_number IN (SELECT max(file_row_number) FROM {from} WHERE {good} GROUP BY {id})";
        var columns = string.Join(", ", schema.Fields.Select(field => Sql.Name(field.Name)));
        var clean = work.File("good.parquet");
        session.Execute(ParquetPart.Copy($"SELECT {columns} FROM {from} WHERE {good} AND {last} ORDER BY file_row_number", clean, schema));

        var rows = session.Count($"SELECT count(*) FROM {ParquetPart.From([clean])}");
        var repeated = counts.Rows - counts.LeftOut - rows;
        written = clean;
        return result with
        {
            Rows = rows,
            Warnings = repeated > 0 ? [$"{repeated:N0} rows have the {id} of a later row; the last row of each {id} was kept."] : [],
        };
    }

    private static RejectedRow[] Faults(DuckDbSession session, string from, IReadOnlyList<CsvFile> files, CellFaults cells, CsvSieve sieve, long faultsOfCells)
    {
        // A cell that the sieve has emptied may be a fault of the copy, too: what the sieve says of it is told.
        var sieved = sieve.Faults.Select(one => (one.File, one.Fault.Line, files[one.File].Header.Count == 1 ? "" : one.Fault.Column)).ToHashSet();
        var found = faultsOfCells == 0 ? [] : cells.Find(session, from, files)
            .Where(one => !sieved.Contains((one.File, one.Fault.Line, files[one.File].Header.Count == 1 ? "" : one.Fault.Column)));
        return [.. sieve.Faults.Concat(found).OrderBy(one => one.File).ThenBy(one => one.Fault.Line).Select(one => one.Fault).Take(ImportResult.MaxFaults)];
    }
}
