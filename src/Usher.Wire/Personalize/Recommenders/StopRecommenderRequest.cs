using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What StopRecommender asks.</summary>
public sealed record StopRecommenderRequest
{
    /// <summary>ARN of the recommender.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string RecommenderArn { get; init; }
}
