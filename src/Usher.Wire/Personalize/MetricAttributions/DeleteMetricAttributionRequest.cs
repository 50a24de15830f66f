using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DeleteMetricAttribution asks.</summary>
public sealed record DeleteMetricAttributionRequest
{
    /// <summary>ARN of the metric attribution.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string MetricAttributionArn { get; init; }
}
