using Usher.Core.Errors;
using Usher.Wire.Errors;

namespace Usher.Core.Recipes;

/// <summary>Amazon's recipes that Usher does not have yet. The error for one of them says so and names the most similar recipe of Usher.</summary>
/// <remarks>Developer Guide, "Choosing a recipe" and "Domain dataset groups and recommenders": names, algorithms, and those feature transformations that the guide names.</remarks>
internal static class UnbuiltRecipes
{
    private static readonly Dictionary<string, string> Instead = new(StringComparer.Ordinal)
    {
        ["aws-next-best-action"] = "There are no datasets of actions; aws-user-personalization recommends items.",
        ["aws-item-affinity"] = "There are no user segments.",
        ["aws-item-attribute-affinity"] = "There are no user segments.",
        ["aws-vod-because-you-watched-x"] = "There are no recommenders; a campaign of aws-similar-items comes nearest.",
        ["aws-vod-more-like-x"] = "There are no recommenders; a campaign of aws-similar-items comes nearest.",
        ["aws-vod-most-popular"] = "There are no recommenders; a campaign of aws-popularity-count comes nearest.",
        ["aws-vod-trending-now"] = "There are no recommenders; a campaign of aws-trending-now comes nearest.",
        ["aws-vod-top-picks"] = "There are no recommenders; a campaign of aws-user-personalization comes nearest.",
        ["aws-ecomm-popular-items-by-views"] = "There are no recommenders; a campaign of aws-popularity-count comes nearest.",
        ["aws-ecomm-popular-items-by-purchases"] = "There are no recommenders; a campaign of aws-popularity-count comes nearest.",
        ["aws-ecomm-frequently-bought-together"] = "There are no recommenders; a campaign of aws-sims comes nearest.",
        ["aws-ecomm-customers-who-viewed-x-also-viewed"] = "There are no recommenders; a campaign of aws-sims comes nearest.",
        ["aws-ecomm-recommended-for-you"] = "There are no recommenders; a campaign of aws-user-personalization comes nearest.",
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
