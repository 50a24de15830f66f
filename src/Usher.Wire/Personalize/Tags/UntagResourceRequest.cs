using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What UntagResource asks.</summary>
public sealed record UntagResourceRequest
{
    /// <summary>ARN of the resource.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string ResourceArn { get; init; }

    /// <summary>The keys to take away.</summary>
    [Sensitive, Length(0, 200), Length(1, 128, Each = true), Pattern(Patterns.Tag, Each = true)]
    public required IReadOnlyList<string> TagKeys { get; init; }
}
