namespace Usher.Wire.Personalize;

/// <summary>What ListRecipes answers.</summary>
public sealed record ListRecipesResponse
{
    /// <summary>The recipes.</summary>
    public IReadOnlyList<RecipeSummary>? Recipes { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? NextToken { get; init; }
}
