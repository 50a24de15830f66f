namespace Usher.Ranking.Recipes;

/// <summary>Every recipe, described.</summary>
public static class RecipeCatalog
{
    /// <summary>All recipes, in the order in which they should be listed.</summary>
    public static IReadOnlyList<RecipeDescription> All { get; } =
    [
        CountDescriptions.Popularity,
        CountDescriptions.Trending,
        CountDescriptions.Sims,
        CountDescriptions.Similar,
        SemanticDescriptions.Similarity,
        CountDescriptions.Transitions,
        CountDescriptions.Ease,
        CountDescriptions.Both,
        HrnnDescriptions.Plain,
        HrnnDescriptions.Metadata,
        HrnnDescriptions.Coldstart,
        HrnnDescriptions.Blend,
    ];

    /// <summary>The recipe of a name.</summary>
    /// <param name="name">Such as aws-hrnn.</param>
    /// <exception cref="RecipeException">There is no such recipe; the message lists those that exist.</exception>
    public static RecipeDescription Find(string name)
    {
        foreach (var recipe in All)
        {
            if (recipe.Name == name)
                return recipe;
        }

        var names = All.Select(recipe => recipe.Name).ToArray();
        throw new RecipeException(
            $"There is no recipe '{name}'.{NearestName.Hint(name, names)} The recipes are {string.Join(", ", names)}.");
    }
}
