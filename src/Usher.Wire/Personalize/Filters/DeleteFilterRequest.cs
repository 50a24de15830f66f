using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DeleteFilter asks.</summary>
public sealed record DeleteFilterRequest
{
    /// <summary>ARN of the filter.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string FilterArn { get; init; }
}
