namespace Usher.Wire.Iam;

/// <summary>A role that a policy is attached to.</summary>
public sealed record PolicyRole
{
    /// <summary>Name of the role.</summary>
    public string? RoleName { get; init; }

    /// <summary>AROA and sixteen more characters.</summary>
    public string? RoleId { get; init; }
}
