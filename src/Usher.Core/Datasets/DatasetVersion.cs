using Usher.Core.EventStore;
using Usher.Core.Resources;

namespace Usher.Core.Datasets;

/// <summary>What imports and schema made of a dataset up to now: as long as it stays equal, what was read of the dataset is what it holds, but for rows that came one by one.</summary>
/// <param name="Stream">Which dataset: one that is made again under the same ARN is another.</param>
/// <param name="Parts">What imports wrote. An import replaces the list, so it is compared as an object.</param>
/// <param name="SchemaArn">Its schema.</param>
internal readonly record struct DatasetVersion(string Stream, IReadOnlyList<DatasetPart> Parts, string SchemaArn)
{
    /// <summary>That of a dataset now; that of none where there is none.</summary>
    public static DatasetVersion Of(DatasetResource? dataset) => dataset is null ? default : new(DatasetStreamName.Of(dataset), dataset.Parts, dataset.Shape.SchemaArn!);
}
