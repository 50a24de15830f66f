using Usher.Core.Errors;
using Usher.Datasets.Schemas;

namespace Usher.Core.Datasets;

/// <summary>The types of datasets, as requests write them, as the service answers them, and as ARNs have them.</summary>
public static class DatasetTypes
{
    /// <summary>The type of a request, in whatever case.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException.</exception>
    public static DatasetType Parse(string text) => text.ToUpperInvariant() switch
    {
        "INTERACTIONS" => DatasetType.Interactions,
        "ITEMS" => DatasetType.Items,
        "USERS" => DatasetType.Users,
        "ACTIONS" or "ACTION_INTERACTIONS" => throw ServiceErrors.InvalidInput($"datasetType is '{text}'; datasets of actions are not there yet in this version of Usher. Interactions, Items and Users are."),
        _ => throw ServiceErrors.InvalidInput($"datasetType is '{text}'; Interactions, Items and Users are allowed."),
    };

    /// <summary>As it stands in ARNs and answers: INTERACTIONS.</summary>
    public static string Name(DatasetType type) => type.ToString().ToUpperInvariant();
}
