namespace Usher.Ranking.Recipes;

/// <summary>The recipe that reads texts alone.</summary>
internal static class SemanticDescriptions
{
    public static RecipeDescription Similarity { get; } = new(
        "aws-semantic-similarity",
        "Items whose names and descriptions mean like things; it needs no interactions. English first.",
        IsPersonalized: true,
        [])
    {
        NeedsInteractions = false,
    };
}
