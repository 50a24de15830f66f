using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What GetRolePolicy asks.</summary>
public sealed record GetRolePolicyRequest
{
    /// <summary>Name of the role.</summary>
    [Length(1, 64), Pattern(@"[\w+=,.@-]+")]
    public required string RoleName { get; init; }

    /// <summary>Name of the policy.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string PolicyName { get; init; }
}
