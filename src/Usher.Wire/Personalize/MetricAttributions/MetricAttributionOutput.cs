using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>Where the reports go.</summary>
public sealed record MetricAttributionOutput
{
    /// <summary>The place in a bucket.</summary>
    public S3DataConfig? S3DataDestination { get; init; }

    /// <summary>ARN of the role that the service acts as.</summary>
    [Length(0, 256), Pattern(Patterns.RoleArn)]
    public required string RoleArn { get; init; }
}
