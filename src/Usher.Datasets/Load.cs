using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;

namespace Usher.Datasets;

/// <summary>The imports of one <see cref="CsvDataset.Load"/>: all files are read before anything is said about bad rows.</summary>
internal sealed class Load(WorkFolder work, CancellationToken stop)
{
    private readonly List<RejectedRow> _rejected = [];
    private readonly List<string> _warnings = [];
    private long _rejectedRows;

    public IReadOnlyList<string> Warnings => _warnings;

    /// <returns>The part, or null when no CSV is given.</returns>
    public string? Import(DatasetType type, string? csv, string? schemaFile)
    {
        if (csv is null)
            return null;

        var warnings = new List<string>();
        var schema = schemaFile is null ? HeaderInference.Infer(type, csv, work.Path, warnings, stop) : ReadSchema(schemaFile, type);
        var part = work.File($"{type}.parquet");
        var result = new CsvImporter(work.Path).Import(csv, schema, part, stop);
        _rejected.AddRange(result.Rejected);
        _rejectedRows += result.RejectedRows;
        _warnings.AddRange(warnings.Concat(result.Warnings).Select(warning => $"{csv}: {warning}"));
        return part;
    }

    public void Settle(bool skipBadRows)
    {
        if (_rejectedRows == 0)
            return;
        if (!skipBadRows)
            throw new BadRowsException(_rejectedRows, _rejected);

        _warnings.Add($"{_rejectedRows:N0} bad rows were skipped; the first: {_rejected[0]}");
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
