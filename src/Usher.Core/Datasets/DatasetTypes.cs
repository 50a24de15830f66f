using Usher.Core.Errors;
using Usher.Datasets.Schemas;

namespace Usher.Core.Datasets;

/// <summary>Reads and writes the names of dataset types in requests, responses and ARNs.</summary>
public static class DatasetTypes
{
    /// <summary>The type that a request names, in upper or lower case.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException.</exception>
    public static DatasetType Parse(string text) => text.ToUpperInvariant() switch
    {
        "INTERACTIONS" => DatasetType.Interactions,
        "ITEMS" => DatasetType.Items,
        "USERS" => DatasetType.Users,
        "ACTIONS" or "ACTION_INTERACTIONS" => throw ServiceErrors.InvalidInput($"datasetType is '{text}'; datasets of actions are not there yet in this version of Usher. Interactions, Items and Users are."),
        _ => throw ServiceErrors.InvalidInput($"datasetType is '{text}'; Interactions, Items and Users are allowed."),
    };

    /// <summary>The name in ARNs and responses, such as INTERACTIONS.</summary>
    public static string Name(DatasetType type) => type.ToString().ToUpperInvariant();
}
