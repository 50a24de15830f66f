namespace Usher.Wire.Personalize;

/// <summary>What DescribeFeatureTransformation answers.</summary>
public sealed record DescribeFeatureTransformationResponse
{
    /// <summary>The feature transformation.</summary>
    public FeatureTransformation? FeatureTransformation { get; init; }
}
