namespace Usher.Wire.Iam;

/// <summary>What ListPolicyTags answers.</summary>
public sealed record ListPolicyTagsResponse
{
    /// <summary>Keys and values.</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <summary>Whether more follow.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? Marker { get; init; }
}
