namespace Usher.Wire.Iam;

/// <summary>What ListUsers answers.</summary>
public sealed record ListUsersResponse
{
    /// <summary>The users.</summary>
    public required IReadOnlyList<User> Users { get; init; }

    /// <summary>Whether more follow.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? Marker { get; init; }
}
