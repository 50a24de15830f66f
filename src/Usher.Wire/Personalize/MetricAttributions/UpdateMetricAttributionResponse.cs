namespace Usher.Wire.Personalize;

/// <summary>What UpdateMetricAttribution answers.</summary>
public sealed record UpdateMetricAttributionResponse
{
    /// <summary>ARN of the metric attribution.</summary>
    public string? MetricAttributionArn { get; init; }
}
