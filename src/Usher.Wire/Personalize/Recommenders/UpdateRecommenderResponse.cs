namespace Usher.Wire.Personalize;

/// <summary>What UpdateRecommender answers.</summary>
public sealed record UpdateRecommenderResponse
{
    /// <summary>ARN of the recommender.</summary>
    public string? RecommenderArn { get; init; }
}
