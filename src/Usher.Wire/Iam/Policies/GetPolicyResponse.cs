namespace Usher.Wire.Iam;

/// <summary>What GetPolicy answers.</summary>
public sealed record GetPolicyResponse
{
    /// <summary>The policy.</summary>
    public Policy? Policy { get; init; }
}
