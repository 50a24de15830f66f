using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What ListUserPolicies asks.</summary>
public sealed record ListUserPoliciesRequest
{
    /// <summary>Name of the user.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }

    /// <summary>Where an earlier answer stopped.</summary>
    [Length(1, 320), Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    /// <summary>How many to give at once; 100 by default.</summary>
    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}
