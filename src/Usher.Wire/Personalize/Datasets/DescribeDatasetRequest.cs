using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DescribeDataset asks.</summary>
public sealed record DescribeDatasetRequest
{
    /// <summary>ARN of the dataset.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string DatasetArn { get; init; }
}
