namespace Usher.Wire.Personalize;

/// <summary>What DescribeSolutionVersion answers.</summary>
public sealed record DescribeSolutionVersionResponse
{
    /// <summary>The solution version.</summary>
    public SolutionVersion? SolutionVersion { get; init; }
}
