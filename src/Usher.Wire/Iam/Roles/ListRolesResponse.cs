namespace Usher.Wire.Iam;

/// <summary>What ListRoles answers.</summary>
public sealed record ListRolesResponse
{
    /// <summary>The roles.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>Whether more follow.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? Marker { get; init; }
}
