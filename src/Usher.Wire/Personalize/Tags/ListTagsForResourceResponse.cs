namespace Usher.Wire.Personalize;

/// <summary>What ListTagsForResource answers.</summary>
public sealed record ListTagsForResourceResponse
{
    /// <summary>Keys and values.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}
