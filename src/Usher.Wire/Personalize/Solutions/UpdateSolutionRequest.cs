using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What UpdateSolution asks.</summary>
public sealed record UpdateSolutionRequest
{
    /// <summary>ARN of the solution.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string SolutionArn { get; init; }

    /// <summary>Whether versions are trained by themselves; true by default.</summary>
    public bool? PerformAutoTraining { get; init; }

    /// <summary>Whether new items come in between trainings.</summary>
    public bool? PerformIncrementalUpdate { get; init; }

    /// <summary>The settings that change.</summary>
    public SolutionUpdateConfig? SolutionUpdateConfig { get; init; }
}
