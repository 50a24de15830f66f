namespace Usher.Wire.Iam;

/// <summary>What CreatePolicy answers.</summary>
public sealed record CreatePolicyResponse
{
    /// <summary>The policy.</summary>
    public Policy? Policy { get; init; }
}
