namespace Usher.Wire.Iam;

/// <summary>What CreatePolicyVersion answers.</summary>
public sealed record CreatePolicyVersionResponse
{
    /// <summary>The version.</summary>
    public PolicyVersion? PolicyVersion { get; init; }
}
