using Usher.Core.Errors;
using Usher.Wire.Errors;

namespace Usher.Core.Recipes;

/// <summary>Amazon's recipes that Usher does not have yet. The error for one of them says so and names the most similar recipe of Usher.</summary>
/// <remarks>Developer Guide, "Choosing a recipe": names, algorithms, and those feature transformations that the guide names.</remarks>
internal static class UnbuiltRecipes
{
    private static readonly Dictionary<string, string> Instead = new(StringComparer.Ordinal)
    {
        ["aws-item-affinity"] = "There are no user segments.",
        ["aws-item-attribute-affinity"] = "There are no user segments.",
    };

    // The guide names only these two. The others are assumed to have the name of their recipe.
    private static readonly Dictionary<string, string> FeatureTransformations = new(StringComparer.Ordinal)
    {
        ["item-affinity"] = "aws-item-affinity",
        ["item-attribute-affinity"] = "aws-item-attribute-affinity",
    };

    /// <summary>The error for the ARN of a recipe that does not exist.</summary>
    /// <returns>InvalidInputException for one of Amazon's recipes, otherwise ResourceNotFoundException.</returns>
    public static AwsException Missing(string arn, string recipes) => Instead.TryGetValue(NameIn(arn), out var instead)
        ? ServiceErrors.NotYet($"The recipe {NameIn(arn)}", $"{instead} The recipes are {recipes}.")
        : ServiceErrors.NotFound(arn, $"The recipes are {recipes}.");

    /// <summary>The error for the ARN of an algorithm or a feature transformation that does not exist.</summary>
    /// <returns>InvalidInputException for one of Amazon's, otherwise ResourceNotFoundException.</returns>
    public static AwsException MissingPart(string arn)
    {
        var recipe = FeatureTransformations.GetValueOrDefault(NameIn(arn), NameIn(arn));
        return Instead.ContainsKey(recipe) ? ServiceErrors.NotYet($"The recipe {recipe}, which {arn} belongs to,", "ListRecipes lists those that are.") : ServiceErrors.NotFound(arn);
    }

    private static string NameIn(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
