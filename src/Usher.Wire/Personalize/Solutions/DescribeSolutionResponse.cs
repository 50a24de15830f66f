namespace Usher.Wire.Personalize;

/// <summary>What DescribeSolution answers.</summary>
public sealed record DescribeSolutionResponse
{
    /// <summary>The solution.</summary>
    public Solution? Solution { get; init; }
}
