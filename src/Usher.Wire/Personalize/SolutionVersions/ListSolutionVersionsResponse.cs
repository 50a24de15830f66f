namespace Usher.Wire.Personalize;

/// <summary>What ListSolutionVersions answers.</summary>
public sealed record ListSolutionVersionsResponse
{
    /// <summary>The solution versions.</summary>
    public IReadOnlyList<SolutionVersionSummary>? SolutionVersions { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? NextToken { get; init; }
}
