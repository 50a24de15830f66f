using Usher.Datasets.Schemas;

namespace Usher.Core.Imports;

/// <summary>The work of an importer.</summary>
/// <param name="Source">A file; or, ending in '/', a folder.</param>
/// <param name="Schema">The columns to import, and the values that they take.</param>
/// <param name="Part">The file to write. Its folder must be for it alone, because temporary files are written beside it.</param>
public sealed record ImportTask(string Source, Schema Schema, string Part)
{
    /// <summary>The most bytes to read of all files together, counted after decompression. The default is no limit.</summary>
    public long MaxBytes { get; init; } = long.MaxValue;

    /// <summary>The parts that the datasets of the group will have beside the new one, for comparing ids. The default is none.</summary>
    public IReadOnlyDictionary<DatasetType, IReadOnlyList<string>> Parts { get; init; } = new Dictionary<DatasetType, IReadOnlyList<string>>();
}
