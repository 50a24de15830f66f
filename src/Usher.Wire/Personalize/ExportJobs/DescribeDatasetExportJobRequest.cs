using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DescribeDatasetExportJob asks.</summary>
public sealed record DescribeDatasetExportJobRequest
{
    /// <summary>ARN of the dataset export job.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string DatasetExportJobArn { get; init; }
}
