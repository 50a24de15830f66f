namespace Usher.Wire.Personalize;

/// <summary>What CreateSolution answers.</summary>
public sealed record CreateSolutionResponse
{
    /// <summary>ARN of the solution.</summary>
    public string? SolutionArn { get; init; }
}
