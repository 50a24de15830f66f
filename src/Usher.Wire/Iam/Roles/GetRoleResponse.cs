namespace Usher.Wire.Iam;

/// <summary>What GetRole answers.</summary>
public sealed record GetRoleResponse
{
    /// <summary>The role.</summary>
    public required Role Role { get; init; }
}
