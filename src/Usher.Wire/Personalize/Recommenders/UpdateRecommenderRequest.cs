using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What UpdateRecommender asks.</summary>
public sealed record UpdateRecommenderRequest
{
    /// <summary>ARN of the recommender.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string RecommenderArn { get; init; }

    /// <summary>Settings.</summary>
    public required RecommenderConfig RecommenderConfig { get; init; }
}
