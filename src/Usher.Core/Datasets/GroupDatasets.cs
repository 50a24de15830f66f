using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;
using Usher.Wire.Personalize;

namespace Usher.Core.Datasets;

/// <summary>Finds the datasets of a group: one of each type, named by it.</summary>
internal static class GroupDatasets
{
    /// <summary>The dataset of a type; null where the group has none.</summary>
    public static DatasetResource? DatasetOf(this ServiceSnapshot snapshot, string groupArn, DatasetType type) =>
        PersonalizeArn.TryParse(groupArn, out var group) && new PersonalizeArns(group.Region, group.Account).Dataset(group.Name, DatasetTypes.Name(type)) is var arn
            ? snapshot.Find<DatasetResource>((arn with { Partition = group.Partition }).ToString())
            : null;

    /// <summary>The group that a dataset lies in.</summary>
    /// <param name="datasetArn">That of a dataset.</param>
    public static string GroupOf(string datasetArn) => PersonalizeArn.TryParse(datasetArn, out var dataset)
        ? (dataset with { Kind = PersonalizeKind.DatasetGroup, Name = dataset.First }).ToString()
        : throw new ArgumentException($"{datasetArn} is no ARN of a dataset.", nameof(datasetArn));
}
