namespace Usher.Wire.Personalize;

/// <summary>What DescribeDatasetGroup answers.</summary>
public sealed record DescribeDatasetGroupResponse
{
    /// <summary>The dataset group.</summary>
    public DatasetGroup? DatasetGroup { get; init; }
}
