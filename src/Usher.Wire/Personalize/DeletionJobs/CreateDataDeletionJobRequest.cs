using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What CreateDataDeletionJob asks.</summary>
public sealed record CreateDataDeletionJobRequest : IBringsTags
{
    /// <summary>Name of the job.</summary>
    [Length(1, 63), Pattern(Patterns.Name)]
    public required string JobName { get; init; }

    /// <summary>ARN of the dataset group.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string DatasetGroupArn { get; init; }

    /// <summary>Where the files lie.</summary>
    public required DataSource DataSource { get; init; }

    /// <summary>ARN of the role that the service acts as.</summary>
    [Length(0, 256), Pattern(Patterns.RoleArn)]
    public required string RoleArn { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 200)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
