namespace Usher.Wire.Personalize;

/// <summary>What CreateDatasetExportJob answers.</summary>
public sealed record CreateDatasetExportJobResponse
{
    /// <summary>ARN of the dataset export job.</summary>
    public string? DatasetExportJobArn { get; init; }
}
