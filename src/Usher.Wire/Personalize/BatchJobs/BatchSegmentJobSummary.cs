namespace Usher.Wire.Personalize;

/// <summary>A batch segment job, in a list.</summary>
public sealed record BatchSegmentJobSummary
{
    /// <summary>ARN of the batch segment job.</summary>
    public string? BatchSegmentJobArn { get; init; }

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

    /// <summary>ARN of the solution version.</summary>
    public string? SolutionVersionArn { get; init; }
}
