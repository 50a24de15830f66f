namespace Usher.Ranking.Recipes;

/// <summary>Every recipe, described.</summary>
public static class RecipeCatalog
{
    /// <summary>All recipes, in the order in which they should be listed.</summary>
    public static IReadOnlyList<RecipeDescription> All { get; } = [];
}
