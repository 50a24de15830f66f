namespace Usher.Wire.Personalize;

/// <summary>What DescribeDataDeletionJob answers.</summary>
public sealed record DescribeDataDeletionJobResponse
{
    /// <summary>The data deletion job.</summary>
    public DataDeletionJob? DataDeletionJob { get; init; }
}
