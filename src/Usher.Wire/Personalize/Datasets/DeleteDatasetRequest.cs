using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DeleteDataset asks.</summary>
public sealed record DeleteDatasetRequest
{
    /// <summary>ARN of the dataset.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string DatasetArn { get; init; }
}
