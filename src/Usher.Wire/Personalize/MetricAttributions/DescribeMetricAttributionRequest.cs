using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DescribeMetricAttribution asks.</summary>
public sealed record DescribeMetricAttributionRequest
{
    /// <summary>ARN of the metric attribution.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string MetricAttributionArn { get; init; }
}
