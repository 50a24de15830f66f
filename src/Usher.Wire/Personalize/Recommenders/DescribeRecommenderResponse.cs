namespace Usher.Wire.Personalize;

/// <summary>What DescribeRecommender answers.</summary>
public sealed record DescribeRecommenderResponse
{
    /// <summary>The recommender.</summary>
    public Recommender? Recommender { get; init; }
}
