namespace Usher.Wire.Personalize;

/// <summary>What CreateDataset answers.</summary>
public sealed record CreateDatasetResponse
{
    /// <summary>ARN of the dataset.</summary>
    public string? DatasetArn { get; init; }
}
