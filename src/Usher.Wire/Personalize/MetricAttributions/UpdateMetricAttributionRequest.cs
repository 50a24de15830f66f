using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What UpdateMetricAttribution asks.</summary>
public sealed record UpdateMetricAttributionRequest
{
    /// <summary>Metrics to add.</summary>
    [Length(0, 10)]
    public IReadOnlyList<MetricAttribute>? AddMetrics { get; init; }

    /// <summary>Names of the metrics to take away.</summary>
    [Length(0, 10), Length(0, 256, Each = true)]
    public IReadOnlyList<string>? RemoveMetrics { get; init; }

    /// <summary>Where the reports go.</summary>
    public MetricAttributionOutput? MetricsOutputConfig { get; init; }

    /// <summary>ARN of the metric attribution.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public string? MetricAttributionArn { get; init; }
}
