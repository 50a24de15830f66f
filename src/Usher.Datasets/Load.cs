using Usher.Datasets.Imports;
using Usher.Datasets.Matching;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets;

/// <summary>The imports of one <see cref="CsvDataset.Load"/>: all files are read before anything is said about bad rows.</summary>
internal sealed class Load(WorkFolder work, bool isStrict, CancellationToken cancellationToken)
{
    private readonly List<(string Csv, ImportResult Result)> _results = [];
    private readonly List<string> _warnings = [];
    private readonly List<string> _notes = [];
    private readonly Dictionary<DatasetType, IReadOnlyList<string>> _parts = [];

    public IReadOnlyList<string> Warnings => _warnings;

    public IReadOnlyList<string> Notes => _notes;

    /// <returns>The part, or null when no CSV is given.</returns>
    public string? Import(DatasetType type, string? csv, string? schemaFile)
    {
        if (csv is null)
            return null;

        var warnings = new List<string>();
        var sources = new SourceReader(work, long.MaxValue, cancellationToken);
        var files = sources.Find(csv);
        var schema = schemaFile is null ? HeaderInference.Infer(type, files, work.Path, warnings, cancellationToken) : ReadSchema(schemaFile, type);
        var part = work.File($"{type}.parquet");
        var result = new CsvImporter(work.Path) { IsStrict = isStrict }.Import(files, schema, part, cancellationToken);
        _parts.Add(type, [part]);
        _results.Add((csv, result));
        _warnings.AddRange(sources.Warnings.Concat(warnings).Concat(result.Warnings).Concat(Remarks(result)).Select(warning => $"{csv}: {warning}"));
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

    /// <summary>Says how many ids the files share.</summary>
    public void CompareIds()
    {
        var matches = IdMatches.Find(_parts, of: null, work.Path, cancellationToken);
        _notes.AddRange(matches.Select(match => match.Text));
        _warnings.AddRange(matches.Select(match => match.Warning).OfType<string>());
    }

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
