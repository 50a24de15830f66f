using Usher.Core.Datasets;
using Usher.Core.Errors;
using Usher.Core.Records;
using Usher.Core.Schemas;
using Usher.Datasets.Schemas;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Core.Solutions;

/// <summary>Reads trainingDataConfig: the columns of datasets that a training excludes, or the only ones that it includes.</summary>
/// <remarks>Developer Guide, "Configuring columns used when training". IDs, timestamps, event types and event values are always used where a recipe reads them.</remarks>
internal static class TrainingColumns
{
    private const string Member = "solutionConfig.trainingDataConfig";

    /// <summary>The columns of a dataset that are left out of the training set, spelled as in its schema.</summary>
    /// <param name="config">The setting; null for none.</param>
    /// <param name="type">The type of the dataset.</param>
    /// <param name="schema">The schema of the dataset.</param>
    public static IReadOnlyList<string> LeftOut(TrainingDataConfig? config, DatasetType type, Schema schema)
    {
        var names = schema.Fields.Select(field => field.Name);
        if (ColumnsOf(config?.ExcludedDatasetColumns, type) is { } excluded)
            return [.. names.Where(name => excluded.Contains(name, StringComparer.OrdinalIgnoreCase))];

        return ColumnsOf(config?.IncludedDatasetColumns, type) is { } included ? [.. names.Where(name => !included.Contains(name, StringComparer.OrdinalIgnoreCase))] : [];
    }

    /// <summary>Refuses settings that name unknown columns or contradict each other.</summary>
    /// <param name="config">The setting; null for none.</param>
    /// <param name="groupArn">The dataset group of the solution or the recommender.</param>
    /// <param name="snapshot">The records.</param>
    /// <param name="member">The name of the setting in the request.</param>
    /// <exception cref="AwsException">InvalidInputException.</exception>
    public static void Check(TrainingDataConfig? config, string groupArn, ServiceSnapshot snapshot, string member = Member)
    {
        foreach (var (name, columns) in (config?.ExcludedDatasetColumns ?? new Dictionary<string, IReadOnlyList<string>>()).Concat(config?.IncludedDatasetColumns ?? new Dictionary<string, IReadOnlyList<string>>()))
        {
            var type = TypeOf(name, member);
            if (snapshot.DatasetOf(groupArn, type) is not { } dataset)
                throw ServiceErrors.InvalidInput($"{member} has columns of {name}, and {groupArn} has no such dataset. Make it first, or leave them out.");

            var schema = snapshot.SchemaOf(dataset);
            if (columns.FirstOrDefault(column => schema.Find(column) is null) is { } unknown)
                throw ServiceErrors.InvalidInput($"{member} has the column '{unknown}' of {name}; its columns are {string.Join(", ", schema.Fields.Select(field => field.Name))}.");
        }

        foreach (var type in (DatasetType[])[DatasetType.Interactions, DatasetType.Items, DatasetType.Users])
        {
            var excluded = ColumnsOf(config?.ExcludedDatasetColumns, type);
            if (excluded is not null && ColumnsOf(config?.IncludedDatasetColumns, type) is not null)
                throw ServiceErrors.InvalidInput($"{member} has columns of {DatasetTypes.Name(type)} both in excludedDatasetColumns and in includedDatasetColumns: remove one.");
            if (excluded?.FirstOrDefault(column => column.ToUpperInvariant() is "USER_ID" or "ITEM_ID" or "TIMESTAMP" or "EVENT_TYPE") is { } needed)
                throw ServiceErrors.InvalidInput($"{member}.excludedDatasetColumns has {needed}, which no training can do without. Leave it out.");
        }
    }

    private static DatasetType TypeOf(string name, string member) => name.ToUpperInvariant() switch
    {
        "INTERACTIONS" => DatasetType.Interactions,
        "ITEMS" => DatasetType.Items,
        "USERS" => DatasetType.Users,
        _ => throw ServiceErrors.InvalidInput($"{member} has columns of '{name}'; Interactions, Items and Users are allowed."),
    };

    private static IReadOnlyList<string>? ColumnsOf(IReadOnlyDictionary<string, IReadOnlyList<string>>? columns, DatasetType type) =>
        columns?.FirstOrDefault(one => string.Equals(one.Key, DatasetTypes.Name(type), StringComparison.OrdinalIgnoreCase)).Value;
}
