namespace Usher.Wire.Personalize;

/// <summary>What CreateDataDeletionJob answers.</summary>
public sealed record CreateDataDeletionJobResponse
{
    /// <summary>ARN of the data deletion job.</summary>
    public string? DataDeletionJobArn { get; init; }
}
