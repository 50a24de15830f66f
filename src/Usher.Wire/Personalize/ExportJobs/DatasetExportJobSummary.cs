namespace Usher.Wire.Personalize;

/// <summary>An export job, in a list.</summary>
public sealed record DatasetExportJobSummary
{
    /// <summary>ARN of the dataset export job.</summary>
    public string? DatasetExportJobArn { get; init; }

    /// <summary>Name of the job.</summary>
    public string? JobName { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }

    /// <summary>Why it failed; absent where it did not.</summary>
    public string? FailureReason { get; init; }
}
