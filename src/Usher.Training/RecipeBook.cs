using Usher.Ranking.Recipes;
using Usher.Training.Counts;
using Usher.Training.Recipes;
using Usher.Training.Recurrent;
using Usher.Training.Semantics;

namespace Usher.Training;

/// <summary>Finds the recipes that can be trained.</summary>
public static class RecipeBook
{
    private static readonly IRecipe[] Recipes =
    [
        new PopularityRecipe(),
        new TrendingRecipe(),
        new SimsRecipe(),
        new SimilarItemsRecipe(),
        new TogetherRecipe("aws-ecomm-frequently-bought-together", falloff: 0),
        new TogetherRecipe("aws-ecomm-customers-who-viewed-x-also-viewed", falloff: 0.5),
        new SemanticSimilarityRecipe(),
        new TransitionsRecipe(),
        new EaseRecipe(),
        new CountsRecipe(),
        new HrnnRecipe(),
        new HrnnMetadataRecipe(),
        new HrnnColdstartRecipe(TimeProvider.System),
        new BlendRecipe(),
    ];

    /// <summary>The recipe with a name.</summary>
    /// <param name="name">The name, such as aws-hrnn.</param>
    /// <exception cref="RecipeException">There is no such recipe, or this version only describes it; the message lists those that can be trained.</exception>
    public static IRecipe Find(string name)
    {
        var description = RecipeCatalog.Find(name);
        return Recipes.FirstOrDefault(recipe => recipe.Name == description.Name)
            ?? throw new RecipeException(
                $"{name} is described but cannot be trained by this version. These can: {string.Join(", ", Recipes.Select(recipe => recipe.Name))}.");
    }
}
