using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What PutRolePolicy asks.</summary>
public sealed record PutRolePolicyRequest
{
    /// <summary>Name of the role.</summary>
    [Length(1, 64), Pattern(@"[\w+=,.@-]+")]
    public required string RoleName { get; init; }

    /// <summary>Name of the policy.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string PolicyName { get; init; }

    /// <summary>The policy, as JSON.</summary>
    [Length(1, 131072), Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public required string PolicyDocument { get; init; }
}
