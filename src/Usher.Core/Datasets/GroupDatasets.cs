using Usher.Core.Records;
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
}
