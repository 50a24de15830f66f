using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What AttachRolePolicy asks.</summary>
public sealed record AttachRolePolicyRequest
{
    /// <summary>Name of the role.</summary>
    [Length(1, 64), Pattern(@"[\w+=,.@-]+")]
    public required string RoleName { get; init; }

    /// <summary>ARN of a managed policy.</summary>
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }
}
