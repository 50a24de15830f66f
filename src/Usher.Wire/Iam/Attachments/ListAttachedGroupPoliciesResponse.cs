namespace Usher.Wire.Iam;

/// <summary>What ListAttachedGroupPolicies answers.</summary>
public sealed record ListAttachedGroupPoliciesResponse
{
    /// <summary>The policies, by name.</summary>
    public IReadOnlyList<AttachedPolicy>? AttachedPolicies { get; init; }

    /// <summary>Whether more follow.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? Marker { get; init; }
}
