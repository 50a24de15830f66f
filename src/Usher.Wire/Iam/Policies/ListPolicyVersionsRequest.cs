using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What ListPolicyVersions asks.</summary>
public sealed record ListPolicyVersionsRequest
{
    /// <summary>ARN of a managed policy.</summary>
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }

    /// <summary>Where an earlier answer stopped.</summary>
    [Length(1, 320), Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    /// <summary>How many to give at once; 100 by default.</summary>
    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}
