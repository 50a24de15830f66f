using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What TagResource asks.</summary>
public sealed record TagResourceRequest : IBringsTags
{
    /// <summary>ARN of the resource.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string ResourceArn { get; init; }

    /// <summary>Keys and values; a known key gets the new value.</summary>
    [Length(0, 200)]
    public required IReadOnlyList<Tag> Tags { get; init; }
}
