namespace Usher.Wire.Personalize;

/// <summary>What DescribeDatasetExportJob answers.</summary>
public sealed record DescribeDatasetExportJobResponse
{
    /// <summary>The dataset export job.</summary>
    public DatasetExportJob? DatasetExportJob { get; init; }
}
