using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DescribeDatasetImportJob asks.</summary>
public sealed record DescribeDatasetImportJobRequest
{
    /// <summary>ARN of the dataset import job.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string DatasetImportJobArn { get; init; }
}
