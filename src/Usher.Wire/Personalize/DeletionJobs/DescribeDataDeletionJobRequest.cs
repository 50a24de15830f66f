using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DescribeDataDeletionJob asks.</summary>
public sealed record DescribeDataDeletionJobRequest
{
    /// <summary>ARN of the data deletion job.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string DataDeletionJobArn { get; init; }
}
