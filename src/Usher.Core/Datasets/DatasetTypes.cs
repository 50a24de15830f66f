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
        "ACTIONS" => DatasetType.Actions,
        "ACTION_INTERACTIONS" => DatasetType.ActionInteractions,
        _ => throw ServiceErrors.InvalidInput($"datasetType is '{text}'; Interactions, Items, Users, Actions and Action_Interactions are allowed."),
    };

    /// <summary>The name in ARNs and responses, such as INTERACTIONS.</summary>
    public static string Name(DatasetType type) => type is DatasetType.ActionInteractions ? "ACTION_INTERACTIONS" : type.ToString().ToUpperInvariant();

    /// <summary>The column that names what a row is about: ITEM_ID, USER_ID or ACTION_ID. Of interactions that is not the user.</summary>
    public static string IdOf(DatasetType type) => type switch
    {
        DatasetType.Users => "USER_ID",
        DatasetType.Actions or DatasetType.ActionInteractions => "ACTION_ID",
        _ => "ITEM_ID",
    };

    /// <summary>Whether a dataset is of actions, which only groups without a domain have.</summary>
    public static bool IsOfActions(DatasetType type) => type is DatasetType.Actions or DatasetType.ActionInteractions;
}
