using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What GetGroupPolicy asks.</summary>
public sealed record GetGroupPolicyRequest
{
    /// <summary>Name of the group.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string GroupName { get; init; }

    /// <summary>Name of the policy.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string PolicyName { get; init; }
}
