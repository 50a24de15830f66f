namespace Usher.Wire.Iam;

/// <summary>What GetPolicyVersion answers.</summary>
public sealed record GetPolicyVersionResponse
{
    /// <summary>The version.</summary>
    public PolicyVersion? PolicyVersion { get; init; }
}
