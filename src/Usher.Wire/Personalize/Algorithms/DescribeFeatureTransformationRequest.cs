using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DescribeFeatureTransformation asks.</summary>
public sealed record DescribeFeatureTransformationRequest
{
    /// <summary>ARN of the feature transformation.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string FeatureTransformationArn { get; init; }
}
