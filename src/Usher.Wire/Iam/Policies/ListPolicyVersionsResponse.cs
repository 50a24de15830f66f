namespace Usher.Wire.Iam;

/// <summary>What ListPolicyVersions answers.</summary>
public sealed record ListPolicyVersionsResponse
{
    /// <summary>The versions, newest first.</summary>
    public IReadOnlyList<PolicyVersion>? Versions { get; init; }

    /// <summary>Whether more follow.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? Marker { get; init; }
}
