using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;

namespace Usher.Datasets;

/// <summary>The imports of one <see cref="CsvDataset.Load"/>: all files are read before anything is said about bad rows.</summary>
internal sealed class Load(WorkFolder work, bool isStrict, CancellationToken stop)
{
    private readonly List<(string Csv, ImportResult Result)> _results = [];
    private readonly List<string> _warnings = [];

    public IReadOnlyList<string> Warnings => _warnings;

    /// <returns>The part, or null when no CSV is given.</returns>
    public string? Import(DatasetType type, string? csv, string? schemaFile)
    {
        if (csv is null)
            return null;

        var warnings = new List<string>();
        var schema = schemaFile is null ? HeaderInference.Infer(type, csv, work.Path, warnings, stop) : ReadSchema(schemaFile, type);
        var part = work.File($"{type}.parquet");
        var result = new CsvImporter(work.Path) { IsStrict = isStrict }.Import(csv, schema, part, stop);
        _results.Add((csv, result));
        _warnings.AddRange(warnings.Concat(result.Warnings).Concat(Remarks(result)).Select(warning => $"{csv}: {warning}"));
        return part;
    }

    /// <exception cref="BadRowsException">The files cannot be used.</exception>
    public void Settle()
    {
        if (isStrict && _results.Any(one => one.Result.Faults > 0))
            throw BadRowsException.OfStrict([.. _results.Select(one => one.Result)]);
        if (_results.FirstOrDefault(one => one.Result.Rows == 0) is { Csv: { } csv } useless)
            throw BadRowsException.OfAll(csv, useless.Result);
    }

    private static IEnumerable<string> Remarks(ImportResult result)
    {
        if (result.RejectedRows > 0)
            yield return $"{Counted(result.RejectedRows, "row")} cannot be used and {(result.RejectedRows == 1 ? "was" : "were")} left out.";
        if (result.MissingCells.Count > 0)
        {
            yield return $"{Counted(result.MissingCells.Sum(column => column.Cells), "cell")} cannot be used and count as missing: "
                + $"{string.Join(", ", result.MissingCells.Select(column => $"{column.Cells:N0} of {column.Column}"))}.";
        }

        if (result.Faults > 0)
            yield return $"The first {(result.Faults == 1 ? "fault" : $"of {result.Faults:N0} faults")}: {result.Rejected[0]}";
    }

    private static string Counted(long count, string what) => count == 1 ? $"1 {what}" : $"{count:N0} {what}s";

    private static Schema ReadSchema(string file, DatasetType type)
    {
        if (!File.Exists(file))
            throw new DatasetException($"There is no schema file {file}. Check the path, or leave it out: then the header decides.");

        try
        {
            return Schema.Parse(File.ReadAllText(file), type);
        }
        catch (SchemaException e)
        {
            throw new SchemaException($"{file}: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"{file} cannot be read: {e.Message}", e);
        }
    }
}
