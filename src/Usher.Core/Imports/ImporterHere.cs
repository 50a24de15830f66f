using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;

namespace Usher.Core.Imports;

/// <summary>An importer in this process, without limits: for data that is trusted, as in tests.</summary>
/// <param name="options">Whether imports are strict.</param>
public sealed class ImporterHere(ImportOptions options) : IImporter
{
    /// <inheritdoc/>
    public Task<ImportResult> ImportAsync(string source, Schema schema, string part, CancellationToken stop) =>
        Task.Run(() => new CsvImporter { IsStrict = options.IsStrict }.Import(source, schema, part, stop), stop);
}
