namespace Usher.Wire.Personalize;

/// <summary>What CreateDatasetImportJob answers.</summary>
public sealed record CreateDatasetImportJobResponse
{
    /// <summary>ARN of the dataset import job.</summary>
    public string? DatasetImportJobArn { get; init; }
}
