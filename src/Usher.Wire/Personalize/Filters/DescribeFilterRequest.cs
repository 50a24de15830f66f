using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DescribeFilter asks.</summary>
public sealed record DescribeFilterRequest
{
    /// <summary>ARN of the filter.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string FilterArn { get; init; }
}
