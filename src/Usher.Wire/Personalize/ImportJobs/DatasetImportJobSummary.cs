using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>An import job, in a list.</summary>
public sealed record DatasetImportJobSummary
{
    /// <summary>ARN of the dataset import job.</summary>
    public string? DatasetImportJobArn { get; init; }

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

    /// <summary>Whether the rows replace or join those before; FULL by default.</summary>
    [OneOf(ImportModes.Full, ImportModes.Incremental)]
    public string? ImportMode { get; init; }
}
