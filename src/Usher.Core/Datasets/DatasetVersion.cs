using Usher.Core.EventStore;
using Usher.Core.Resources;

namespace Usher.Core.Datasets;

/// <summary>Version stamp of a dataset's imported parts and schema. While two stamps are equal, what was read from the parts stays valid. Rows of PutEvents, PutItems and PutUsers are tracked apart.</summary>
/// <param name="Stream">The <see cref="DatasetStreamName"/>: a dataset that is deleted and created again under the same ARN has another one.</param>
/// <param name="Parts">The imported parts. Each import replaces the list, so lists are compared by reference.</param>
/// <param name="SchemaArn">Its schema.</param>
internal readonly record struct DatasetVersion(string Stream, IReadOnlyList<DatasetPart> Parts, string SchemaArn)
{
    /// <summary>The stamp of a dataset now; the default value for null.</summary>
    public static DatasetVersion Of(DatasetResource? dataset) => dataset is null ? default : new(DatasetStreamName.Of(dataset), dataset.Parts, dataset.Shape.SchemaArn!);
}
