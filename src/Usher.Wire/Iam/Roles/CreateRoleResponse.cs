namespace Usher.Wire.Iam;

/// <summary>What CreateRole answers.</summary>
public sealed record CreateRoleResponse
{
    /// <summary>The role.</summary>
    public required Role Role { get; init; }
}
