namespace Usher.Wire.Personalize;

/// <summary>What DescribeAlgorithm answers.</summary>
public sealed record DescribeAlgorithmResponse
{
    /// <summary>The algorithm.</summary>
    public Algorithm? Algorithm { get; init; }
}
