using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DescribeAlgorithm asks.</summary>
public sealed record DescribeAlgorithmRequest
{
    /// <summary>ARN of the algorithm.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string AlgorithmArn { get; init; }
}
