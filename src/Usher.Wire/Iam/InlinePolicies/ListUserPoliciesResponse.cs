namespace Usher.Wire.Iam;

/// <summary>What ListUserPolicies answers.</summary>
public sealed record ListUserPoliciesResponse
{
    /// <summary>Names of the inline policies.</summary>
    public required IReadOnlyList<string> PolicyNames { get; init; }

    /// <summary>Whether more follow.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? Marker { get; init; }
}
