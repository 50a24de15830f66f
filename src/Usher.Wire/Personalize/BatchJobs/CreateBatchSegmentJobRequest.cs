using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What CreateBatchSegmentJob asks.</summary>
public sealed record CreateBatchSegmentJobRequest : IBringsTags
{
    /// <summary>Name of the job.</summary>
    [Length(1, 63), Pattern(Patterns.Name)]
    public required string JobName { get; init; }

    /// <summary>ARN of the solution version.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string SolutionVersionArn { get; init; }

    /// <summary>ARN of the filter.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public string? FilterArn { get; init; }

    /// <summary>How many to give.</summary>
    public int? NumResults { get; init; }

    /// <summary>Where to read.</summary>
    public required BatchSegmentJobInput JobInput { get; init; }

    /// <summary>Where to write.</summary>
    public required BatchSegmentJobOutput JobOutput { get; init; }

    /// <summary>ARN of the role that the service acts as.</summary>
    [Length(0, 256), Pattern(Patterns.RoleArn)]
    public required string RoleArn { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 200)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
