using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What ListPolicies asks.</summary>
public sealed record ListPoliciesRequest
{
    /// <summary><c>AWS</c> for those that AWS provides, <c>Local</c> for the account's own, <c>All</c> by default.</summary>
    [OneOf("All", "AWS", "Local")]
    public string? Scope { get; init; }

    /// <summary>Only those that are attached to something.</summary>
    public bool? OnlyAttached { get; init; }

    /// <summary>Only those whose paths begin so; all by default.</summary>
    [Length(1, 512), Pattern(@"((/[A-Za-z0-9\.,\+@=_-]+)*)/")]
    public string? PathPrefix { get; init; }

    /// <summary>Only those used to permit, or to bound.</summary>
    [OneOf("PermissionsPolicy", "PermissionsBoundary")]
    public string? PolicyUsageFilter { get; init; }

    /// <summary>Where an earlier answer stopped.</summary>
    [Length(1, 320), Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    /// <summary>How many to give at once; 100 by default.</summary>
    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}
