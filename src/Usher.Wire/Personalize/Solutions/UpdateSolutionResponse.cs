namespace Usher.Wire.Personalize;

/// <summary>What UpdateSolution answers.</summary>
public sealed record UpdateSolutionResponse
{
    /// <summary>ARN of the solution.</summary>
    public string? SolutionArn { get; init; }
}
