namespace Usher.Wire.UsherApi;

/// <summary>An import that was stopped.</summary>
public sealed record StopImportResponse
{
    /// <summary>ARN of the dataset import job.</summary>
    public required string DatasetImportJobArn { get; init; }

    /// <summary>CREATE FAILED: Personalize has no status for an import that was stopped. Its failureReason says that it was.</summary>
    public required string Status { get; init; }
}
