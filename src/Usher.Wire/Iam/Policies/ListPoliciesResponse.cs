namespace Usher.Wire.Iam;

/// <summary>What ListPolicies answers.</summary>
public sealed record ListPoliciesResponse
{
    /// <summary>The policies.</summary>
    public IReadOnlyList<Policy>? Policies { get; init; }

    /// <summary>Whether more follow.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? Marker { get; init; }
}
