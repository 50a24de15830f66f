namespace Usher.Wire.Personalize;

/// <summary>What DescribeMetricAttribution answers.</summary>
public sealed record DescribeMetricAttributionResponse
{
    /// <summary>The metric attribution.</summary>
    public MetricAttribution? MetricAttribution { get; init; }
}
