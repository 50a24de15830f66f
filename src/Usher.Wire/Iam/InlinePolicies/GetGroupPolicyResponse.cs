namespace Usher.Wire.Iam;

/// <summary>What GetGroupPolicy answers.</summary>
public sealed record GetGroupPolicyResponse
{
    /// <summary>Name of the group.</summary>
    public required string GroupName { get; init; }

    /// <summary>Name of the policy.</summary>
    public required string PolicyName { get; init; }

    /// <summary>The policy, as JSON, percent-encoded.</summary>
    public required string PolicyDocument { get; init; }
}
