using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What ListTagsForResource asks.</summary>
public sealed record ListTagsForResourceRequest
{
    /// <summary>Only those of this resource; all by default.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string ResourceArn { get; init; }
}
