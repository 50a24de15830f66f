namespace Usher.Wire.Iam;

/// <summary>What GetGroup answers.</summary>
public sealed record GetGroupResponse
{
    /// <summary>The group.</summary>
    public required Group Group { get; init; }

    /// <summary>The users.</summary>
    public required IReadOnlyList<User> Users { get; init; }

    /// <summary>Whether more follow.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? Marker { get; init; }
}
