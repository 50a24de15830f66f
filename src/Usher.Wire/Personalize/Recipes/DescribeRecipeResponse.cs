namespace Usher.Wire.Personalize;

/// <summary>What DescribeRecipe answers.</summary>
public sealed record DescribeRecipeResponse
{
    /// <summary>The recipe.</summary>
    public Recipe? Recipe { get; init; }
}
