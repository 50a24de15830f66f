using Usher.Core.Files;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;

namespace Usher.Core.Imports;

/// <summary>The parts whose IDs are compared with those of an import.</summary>
internal static class GroupParts
{
    /// <param name="snapshot">The datasets as they are now.</param>
    /// <param name="dataset">The dataset that is imported into.</param>
    /// <param name="files">The folder of parts.</param>
    /// <param name="isIncremental">Whether the dataset keeps its existing parts.</param>
    /// <returns>The files of each dataset of the group, without the new part.</returns>
    public static IReadOnlyDictionary<DatasetType, IReadOnlyList<string>> Of(ServiceSnapshot snapshot, DatasetResource dataset, DatasetFiles files, bool isIncremental) =>
        snapshot.Of<DatasetResource>()
            .Where(other => other.DatasetGroupArn == dataset.DatasetGroupArn && (isIncremental || other.Arn != dataset.Arn))
            .ToDictionary(
                other => Schema.FromJson(snapshot.Get<SchemaResource>(other.Shape.SchemaArn!).Shape.Schema!).Type,
                other => (IReadOnlyList<string>)[.. other.Parts.Select(files.PathOf)]);
}
