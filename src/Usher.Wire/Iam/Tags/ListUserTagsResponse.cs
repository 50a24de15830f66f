namespace Usher.Wire.Iam;

/// <summary>What ListUserTags answers.</summary>
public sealed record ListUserTagsResponse
{
    /// <summary>Keys and values.</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <summary>Whether more follow.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? Marker { get; init; }
}
