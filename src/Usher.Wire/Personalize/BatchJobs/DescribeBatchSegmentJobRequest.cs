using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DescribeBatchSegmentJob asks.</summary>
public sealed record DescribeBatchSegmentJobRequest
{
    /// <summary>ARN of the batch segment job.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string BatchSegmentJobArn { get; init; }
}
