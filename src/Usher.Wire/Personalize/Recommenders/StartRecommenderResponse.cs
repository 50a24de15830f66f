namespace Usher.Wire.Personalize;

/// <summary>What StartRecommender answers.</summary>
public sealed record StartRecommenderResponse
{
    /// <summary>ARN of the recommender.</summary>
    public string? RecommenderArn { get; init; }
}
