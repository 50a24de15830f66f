using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DescribeDatasetGroup asks.</summary>
public sealed record DescribeDatasetGroupRequest
{
    /// <summary>ARN of the dataset group.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string DatasetGroupArn { get; init; }
}
