using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What CreateDatasetExportJob asks.</summary>
public sealed record CreateDatasetExportJobRequest : IBringsTags
{
    /// <summary>Name of the job.</summary>
    [Length(1, 63), Pattern(Patterns.Name)]
    public required string JobName { get; init; }

    /// <summary>ARN of the dataset.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string DatasetArn { get; init; }

    /// <summary>Which rows, by the way they came.</summary>
    [OneOf(IngestionModes.Bulk, IngestionModes.Put, IngestionModes.All)]
    public string? IngestionMode { get; init; }

    /// <summary>ARN of the role that the service acts as.</summary>
    [Length(0, 256), Pattern(Patterns.RoleArn)]
    public required string RoleArn { get; init; }

    /// <summary>Where to write.</summary>
    public required DatasetExportJobOutput JobOutput { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 200)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
