using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What UpdateDataset asks.</summary>
public sealed record UpdateDatasetRequest
{
    /// <summary>ARN of the dataset.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string DatasetArn { get; init; }

    /// <summary>ARN of the new schema.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string SchemaArn { get; init; }
}
