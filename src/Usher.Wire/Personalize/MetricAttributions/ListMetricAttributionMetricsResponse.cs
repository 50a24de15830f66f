namespace Usher.Wire.Personalize;

/// <summary>What ListMetricAttributionMetrics answers.</summary>
public sealed record ListMetricAttributionMetricsResponse
{
    /// <summary>The metrics.</summary>
    public IReadOnlyList<MetricAttribute>? Metrics { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? NextToken { get; init; }
}
