namespace Usher.Wire.Personalize;

/// <summary>What CreateRecommender answers.</summary>
public sealed record CreateRecommenderResponse
{
    /// <summary>ARN of the recommender.</summary>
    public string? RecommenderArn { get; init; }
}
