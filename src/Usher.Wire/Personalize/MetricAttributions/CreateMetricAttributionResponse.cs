namespace Usher.Wire.Personalize;

/// <summary>What CreateMetricAttribution answers.</summary>
public sealed record CreateMetricAttributionResponse
{
    /// <summary>ARN of the metric attribution.</summary>
    public string? MetricAttributionArn { get; init; }
}
