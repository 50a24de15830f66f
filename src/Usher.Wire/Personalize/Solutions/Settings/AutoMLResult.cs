namespace Usher.Wire.Personalize;

/// <summary>What AutoML chose.</summary>
public sealed record AutoMLResult
{
    /// <summary>ARN of the recipe with the best metric.</summary>
    public string? BestRecipeArn { get; init; }
}
