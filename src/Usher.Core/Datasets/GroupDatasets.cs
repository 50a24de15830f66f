using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;
using Usher.Wire.Personalize;

namespace Usher.Core.Datasets;

/// <summary>Finds the datasets of a group. It has at most one of each type.</summary>
internal static class GroupDatasets
{
    private static readonly ConditionalWeakTable<ServiceSnapshot, ConcurrentDictionary<(string GroupArn, DatasetType Type), DatasetResource>> Found = [];

    /// <summary>The dataset of a type; null if the group has none.</summary>
    public static DatasetResource? DatasetOf(this ServiceSnapshot snapshot, string groupArn, DatasetType type)
    {
        // Each request asks several times, and records change seldom. What is not there is not kept: anybody may ask for it.
        var found = Found.GetValue(snapshot, _ => []);
        if (!found.TryGetValue((groupArn, type), out var dataset) && (dataset = Find(snapshot, groupArn, type)) is not null)
            found[(groupArn, type)] = dataset;
        return dataset;
    }

    /// <summary>The ARN of a dataset's group.</summary>
    /// <param name="datasetArn">The ARN of the dataset.</param>
    public static string GroupOf(string datasetArn) => PersonalizeArn.TryParse(datasetArn, out var dataset)
        ? (dataset with { Kind = PersonalizeKind.DatasetGroup, Name = dataset.First }).ToString()
        : throw new ArgumentException($"{datasetArn} is no ARN of a dataset.", nameof(datasetArn));

    private static DatasetResource? Find(ServiceSnapshot snapshot, string groupArn, DatasetType type) =>
        PersonalizeArn.TryParse(groupArn, out var group) && new PersonalizeArns(group.Region, group.Account).Dataset(group.Name, DatasetTypes.Name(type)) is var arn
            ? snapshot.Find<DatasetResource>((arn with { Partition = group.Partition }).ToString())
            : null;
}
