using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DescribeRecipe asks.</summary>
public sealed record DescribeRecipeRequest
{
    /// <summary>ARN of the recipe.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string RecipeArn { get; init; }
}
