using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;

namespace Usher.Core.Imports;

/// <summary>An importer in this process, without limits: for data that is trusted, as in tests.</summary>
public sealed class ImporterHere : IImporter
{
    /// <inheritdoc/>
    public Task<ImportResult> ImportAsync(string source, Schema schema, string part, CancellationToken stop) => Task.Run(() => new CsvImporter().Import(source, schema, part, stop), stop);
}
