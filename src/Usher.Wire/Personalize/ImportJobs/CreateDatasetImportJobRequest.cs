using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What CreateDatasetImportJob asks.</summary>
public sealed record CreateDatasetImportJobRequest : IBringsTags
{
    /// <summary>Name of the job.</summary>
    [Length(1, 63), Pattern(Patterns.Name)]
    public required string JobName { get; init; }

    /// <summary>ARN of the dataset.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string DatasetArn { get; init; }

    /// <summary>Where the files lie.</summary>
    public required DataSource DataSource { get; init; }

    /// <summary>ARN of the role that the service acts as.</summary>
    [Length(0, 256), Pattern(Patterns.RoleArn)]
    public string? RoleArn { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 200)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Whether the rows replace or join those before; FULL by default.</summary>
    [OneOf(ImportModes.Full, ImportModes.Incremental)]
    public string? ImportMode { get; init; }

    /// <summary>Whether the rows are reported to the metric attribution.</summary>
    public bool? PublishAttributionMetricsToS3 { get; init; }
}
