using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What ListEntitiesForPolicy asks.</summary>
public sealed record ListEntitiesForPolicyRequest
{
    /// <summary>ARN of a managed policy.</summary>
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }

    /// <summary>Only users, only groups or only roles.</summary>
    [OneOf("User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy")]
    public string? EntityFilter { get; init; }

    /// <summary>Only those whose paths begin so; all by default.</summary>
    [Length(1, 512), Pattern(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)")]
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
