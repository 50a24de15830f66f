using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DescribeBatchInferenceJob asks.</summary>
public sealed record DescribeBatchInferenceJobRequest
{
    /// <summary>ARN of the batch inference job.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string BatchInferenceJobArn { get; init; }
}
