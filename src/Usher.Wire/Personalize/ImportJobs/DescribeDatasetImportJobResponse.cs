namespace Usher.Wire.Personalize;

/// <summary>What DescribeDatasetImportJob answers.</summary>
public sealed record DescribeDatasetImportJobResponse
{
    /// <summary>The dataset import job.</summary>
    public DatasetImportJob? DatasetImportJob { get; init; }
}
