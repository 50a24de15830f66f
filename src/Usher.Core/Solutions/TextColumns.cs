using Usher.Core.Datasets;
using Usher.Core.Errors;
using Usher.Core.Recipes;
using Usher.Core.Records;
using Usher.Core.Schemas;
using Usher.Datasets.Schemas;

namespace Usher.Core.Solutions;

/// <summary>What a recipe that reads texts alone needs of the Items dataset.</summary>
/// <remarks>Developer Guide, aws-semantic-similarity: a field with the item's name and a textual one.</remarks>
internal static class TextColumns
{
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException: there is no Items dataset, or it lacks one of the two fields.</exception>
    public static void Require(ServiceRecipe recipe, string groupArn, ServiceSnapshot snapshot)
    {
        if (snapshot.DatasetOf(groupArn, DatasetType.Items) is not { } dataset)
            throw ServiceErrors.InvalidInput($"The dataset group {groupArn} has no Items dataset, and {recipe.Name} reads the items' names and texts. Create one and import items into it.");

        var fields = snapshot.SchemaOf(dataset).Fields;
        if (!fields.Any(field => field.ItemName))
            throw Lacks("\"itemName\": true", "the item's name");
        if (!fields.Any(field => field.Textual))
            throw Lacks("\"textual\": true", "a text about the item");

        Wire.Errors.AwsException Lacks(string attribute, string what) => ServiceErrors.InvalidInput(
            $"The Items dataset of {groupArn} has no field with {attribute}, and {recipe.Name} needs {what}. Give UpdateDataset a schema that has one, and import items that fill it.");
    }
}
