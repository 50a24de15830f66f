using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What CreateMetricAttribution asks.</summary>
public sealed record CreateMetricAttributionRequest
{
    /// <summary>Name, unique among its kind in the account.</summary>
    [Length(1, 63), Pattern(Patterns.Name)]
    public required string Name { get; init; }

    /// <summary>ARN of the dataset group.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string DatasetGroupArn { get; init; }

    /// <summary>The metrics.</summary>
    [Length(0, 10)]
    public required IReadOnlyList<MetricAttribute> Metrics { get; init; }

    /// <summary>Where the reports go.</summary>
    public required MetricAttributionOutput MetricsOutputConfig { get; init; }
}
