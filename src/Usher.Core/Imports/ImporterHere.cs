using Usher.Datasets.Imports;
using Usher.Datasets.Matching;

namespace Usher.Core.Imports;

/// <summary>An importer in this process, without a memory limit: for the process of an import, and for trusted data, as in tests.</summary>
/// <param name="options">Whether imports are strict.</param>
public sealed class ImporterHere(ImportOptions options) : IImporter
{
    /// <inheritdoc/>
    public Task<ImportResult> ImportAsync(ImportTask task, CancellationToken cancellationToken) => Task.Run(() => Import(task, options.IsStrict, cancellationToken), cancellationToken);

    /// <summary>Imports the files, then compares their IDs with those of the group's other datasets.</summary>
    internal static ImportResult Import(ImportTask task, bool isStrict, CancellationToken cancellationToken)
    {
        var result = new CsvImporter(maxBytes: task.MaxBytes) { IsStrict = isStrict }.Import(task.Source, task.Schema, task.Part, cancellationToken);
        if (result.Rows == 0)
            return result;

        var type = task.Schema.Type;
        var parts = task.Parts.ToDictionary();
        parts[type] = [.. parts.GetValueOrDefault(type) ?? [], task.Part];
        return result with { Matches = IdMatches.Find(parts, type, Path.GetDirectoryName(task.Part)!, cancellationToken) };
    }
}
