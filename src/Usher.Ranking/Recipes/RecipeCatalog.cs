namespace Usher.Ranking.Recipes;

/// <summary>Every recipe, described.</summary>
public static class RecipeCatalog
{
    /// <summary>All recipes of items, in the order in which they should be listed.</summary>
    public static IReadOnlyList<RecipeDescription> All { get; } =
    [
        CountDescriptions.Popularity,
        CountDescriptions.Trending,
        CountDescriptions.Sims,
        CountDescriptions.Similar,
        CountDescriptions.Bought,
        CountDescriptions.Viewed,
        SemanticDescriptions.Similarity,
        CountDescriptions.Transitions,
        CountDescriptions.Ease,
        CountDescriptions.Both,
        HrnnDescriptions.Plain,
        HrnnDescriptions.Metadata,
        HrnnDescriptions.Coldstart,
        HrnnDescriptions.Blend,
    ];

    /// <summary>The recipes that recommend actions. They need a dataset of actions, so only a server can train them.</summary>
    public static IReadOnlyList<RecipeDescription> OfActions { get; } = [ActionDescriptions.NextBestAction];

    /// <summary>The recipe of a name.</summary>
    /// <param name="name">Such as aws-hrnn.</param>
    /// <exception cref="RecipeException">There is no such recipe of items; the message lists those that exist.</exception>
    public static RecipeDescription Find(string name)
    {
        foreach (var recipe in All)
        {
            if (recipe.Name == name)
                return recipe;
        }

        if (OfActions.Any(recipe => recipe.Name == name))
            throw new RecipeException($"{name} recommends actions, and only a server has datasets of actions. Create a solution with this recipe on one; 'usher serve' starts one.");

        var names = All.Select(recipe => recipe.Name).ToArray();
        throw new RecipeException(
            $"There is no recipe '{name}'.{NearestName.Hint(name, names)} The recipes are {string.Join(", ", names)}.");
    }
}
