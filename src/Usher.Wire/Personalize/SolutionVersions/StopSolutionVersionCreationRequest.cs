using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What StopSolutionVersionCreation asks.</summary>
public sealed record StopSolutionVersionCreationRequest
{
    /// <summary>ARN of the solution version in training.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string SolutionVersionArn { get; init; }
}
