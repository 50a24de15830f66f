using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DeleteSolution asks.</summary>
public sealed record DeleteSolutionRequest
{
    /// <summary>ARN of the solution.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string SolutionArn { get; init; }
}
