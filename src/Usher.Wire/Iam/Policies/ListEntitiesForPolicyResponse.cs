namespace Usher.Wire.Iam;

/// <summary>What ListEntitiesForPolicy answers.</summary>
public sealed record ListEntitiesForPolicyResponse
{
    /// <summary>Groups it is attached to.</summary>
    public IReadOnlyList<PolicyGroup>? PolicyGroups { get; init; }

    /// <summary>Users it is attached to or bounds.</summary>
    public IReadOnlyList<PolicyUser>? PolicyUsers { get; init; }

    /// <summary>Roles it is attached to or bounds.</summary>
    public IReadOnlyList<PolicyRole>? PolicyRoles { get; init; }

    /// <summary>Whether more follow.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? Marker { get; init; }
}
