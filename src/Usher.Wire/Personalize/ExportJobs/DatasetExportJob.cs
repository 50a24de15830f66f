using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>A job that writes the rows of a dataset to a bucket.</summary>
public sealed record DatasetExportJob
{
    /// <summary>Name of the job.</summary>
    public string? JobName { get; init; }

    /// <summary>ARN of the dataset export job.</summary>
    public string? DatasetExportJobArn { get; init; }

    /// <summary>ARN of the dataset.</summary>
    public string? DatasetArn { get; init; }

    /// <summary>Which rows, by the way they came.</summary>
    [OneOf(IngestionModes.Bulk, IngestionModes.Put, IngestionModes.All)]
    public string? IngestionMode { get; init; }

    /// <summary>ARN of the role that the service acts as.</summary>
    public string? RoleArn { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>Where to write.</summary>
    public DatasetExportJobOutput? JobOutput { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }

    /// <summary>Why it failed; absent where it did not.</summary>
    public string? FailureReason { get; init; }
}
