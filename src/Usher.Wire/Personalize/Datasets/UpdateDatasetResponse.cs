namespace Usher.Wire.Personalize;

/// <summary>What UpdateDataset answers.</summary>
public sealed record UpdateDatasetResponse
{
    /// <summary>ARN of the dataset.</summary>
    public string? DatasetArn { get; init; }
}
