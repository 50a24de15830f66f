namespace Usher.Wire.Iam;

/// <summary>What GetUserPolicy answers.</summary>
public sealed record GetUserPolicyResponse
{
    /// <summary>Name of the user.</summary>
    public required string UserName { get; init; }

    /// <summary>Name of the policy.</summary>
    public required string PolicyName { get; init; }

    /// <summary>The policy, as JSON, percent-encoded.</summary>
    public required string PolicyDocument { get; init; }
}
