namespace Usher.Wire.Personalize;

/// <summary>What DescribeDataset answers.</summary>
public sealed record DescribeDatasetResponse
{
    /// <summary>The dataset.</summary>
    public Dataset? Dataset { get; init; }
}
