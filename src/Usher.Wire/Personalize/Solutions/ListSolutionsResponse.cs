namespace Usher.Wire.Personalize;

/// <summary>What ListSolutions answers.</summary>
public sealed record ListSolutionsResponse
{
    /// <summary>The solutions.</summary>
    public IReadOnlyList<SolutionSummary>? Solutions { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? NextToken { get; init; }
}
