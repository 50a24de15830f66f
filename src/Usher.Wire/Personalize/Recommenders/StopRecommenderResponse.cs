namespace Usher.Wire.Personalize;

/// <summary>What StopRecommender answers.</summary>
public sealed record StopRecommenderResponse
{
    /// <summary>ARN of the recommender.</summary>
    public string? RecommenderArn { get; init; }
}
