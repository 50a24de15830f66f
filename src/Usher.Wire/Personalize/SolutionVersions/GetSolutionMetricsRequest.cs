using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What GetSolutionMetrics asks.</summary>
public sealed record GetSolutionMetricsRequest
{
    /// <summary>ARN of the solution version.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string SolutionVersionArn { get; init; }
}
