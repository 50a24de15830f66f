namespace Usher.Wire.Personalize;

/// <summary>What CreateSolutionVersion answers.</summary>
public sealed record CreateSolutionVersionResponse
{
    /// <summary>ARN of the solution version.</summary>
    public string? SolutionVersionArn { get; init; }
}
