using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What DeleteUserPolicy asks.</summary>
public sealed record DeleteUserPolicyRequest
{
    /// <summary>Name of the user.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }

    /// <summary>Name of the policy.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string PolicyName { get; init; }
}
