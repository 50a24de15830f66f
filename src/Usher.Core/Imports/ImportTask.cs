using Usher.Datasets.Schemas;

namespace Usher.Core.Imports;

/// <summary>What an importer is asked to do.</summary>
/// <param name="Source">A file; or, ending in '/', a folder.</param>
/// <param name="Schema">The columns to take, and what they may hold.</param>
/// <param name="Part">The file to write, in a folder for nothing else: what is not finished lies beside it.</param>
public sealed record ImportTask(string Source, Schema Schema, string Part)
{
    /// <summary>So many bytes are read of all files together, counted unpacked. The default is no limit.</summary>
    public long MaxBytes { get; init; } = long.MaxValue;

    /// <summary>The parts that the datasets of the group will have beside the new one, for comparing ids. The default is none.</summary>
    public IReadOnlyDictionary<DatasetType, IReadOnlyList<string>> Parts { get; init; } = new Dictionary<DatasetType, IReadOnlyList<string>>();
}
