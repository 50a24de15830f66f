namespace Usher.Wire.Personalize;

/// <summary>What GetSolutionMetrics answers.</summary>
public sealed record GetSolutionMetricsResponse
{
    /// <summary>ARN of the solution version.</summary>
    public string? SolutionVersionArn { get; init; }

    /// <summary>Values by name.</summary>
    public IReadOnlyDictionary<string, double>? Metrics { get; init; }
}
