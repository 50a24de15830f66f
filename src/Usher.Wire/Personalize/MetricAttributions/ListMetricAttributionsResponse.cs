namespace Usher.Wire.Personalize;

/// <summary>What ListMetricAttributions answers.</summary>
public sealed record ListMetricAttributionsResponse
{
    /// <summary>The metric attributions.</summary>
    public IReadOnlyList<MetricAttributionSummary>? MetricAttributions { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? NextToken { get; init; }
}
