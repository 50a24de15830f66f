namespace Usher.Ranking.Recipes;

/// <summary>What can be said of a recipe without training it: enough to list, describe and check it where libtorch is not at hand.</summary>
/// <param name="Name">Such as aws-hrnn.</param>
/// <param name="Summary">One sentence for a person who chooses.</param>
/// <param name="IsPersonalized">Whether two users with different histories get different lists.</param>
/// <param name="Hyperparameters">Every setting the recipe takes, with its default and range.</param>
public sealed record RecipeDescription(string Name, string Summary, bool IsPersonalized, IReadOnlyList<Hyperparameter> Hyperparameters)
{
    /// <summary>Whether it learns from interactions; otherwise it needs items alone. The default value is true.</summary>
    public bool NeedsInteractions { get; init; } = true;
}
