namespace Usher.Wire.Iam;

/// <summary>What GetRolePolicy answers.</summary>
public sealed record GetRolePolicyResponse
{
    /// <summary>Name of the role.</summary>
    public required string RoleName { get; init; }

    /// <summary>Name of the policy.</summary>
    public required string PolicyName { get; init; }

    /// <summary>The policy, as JSON, percent-encoded.</summary>
    public required string PolicyDocument { get; init; }
}
