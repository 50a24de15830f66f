using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;
using Usher.Wire.Personalize;

namespace Usher.Core.Datasets;

/// <summary>Finds the datasets of a group. It has at most one of each type.</summary>
internal static class GroupDatasets
{
    /// <summary>The dataset of a type; null if the group has none.</summary>
    public static DatasetResource? DatasetOf(this ServiceSnapshot snapshot, string groupArn, DatasetType type) =>
        PersonalizeArn.TryParse(groupArn, out var group) && new PersonalizeArns(group.Region, group.Account).Dataset(group.Name, DatasetTypes.Name(type)) is var arn
            ? snapshot.Find<DatasetResource>((arn with { Partition = group.Partition }).ToString())
            : null;

    /// <summary>The ARN of a dataset's group.</summary>
    /// <param name="datasetArn">The ARN of the dataset.</param>
    public static string GroupOf(string datasetArn) => PersonalizeArn.TryParse(datasetArn, out var dataset)
        ? (dataset with { Kind = PersonalizeKind.DatasetGroup, Name = dataset.First }).ToString()
        : throw new ArgumentException($"{datasetArn} is no ARN of a dataset.", nameof(datasetArn));
}
