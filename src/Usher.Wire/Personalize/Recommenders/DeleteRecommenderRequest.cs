using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DeleteRecommender asks.</summary>
public sealed record DeleteRecommenderRequest
{
    /// <summary>ARN of the recommender.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string RecommenderArn { get; init; }
}
