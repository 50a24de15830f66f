using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>A job that reads files into a dataset.</summary>
public sealed record DatasetImportJob
{
    /// <summary>Name of the job.</summary>
    public string? JobName { get; init; }

    /// <summary>ARN of the dataset import job.</summary>
    public string? DatasetImportJobArn { get; init; }

    /// <summary>ARN of the dataset.</summary>
    public string? DatasetArn { get; init; }

    /// <summary>Where the files lie.</summary>
    public DataSource? DataSource { get; init; }

    /// <summary>ARN of the role that the service acts as.</summary>
    public string? RoleArn { get; init; }

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

    /// <summary>Whether the rows are reported to the metric attribution.</summary>
    public bool? PublishAttributionMetricsToS3 { get; init; }
}
