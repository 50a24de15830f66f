using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What ListRoles asks.</summary>
public sealed record ListRolesRequest
{
    /// <summary>Only those whose paths begin so; all by default.</summary>
    [Length(1, 512), Pattern(@"\u002F[\u0021-\u007F]*")]
    public string? PathPrefix { get; init; }

    /// <summary>Where an earlier answer stopped.</summary>
    [Length(1, 320), Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    /// <summary>How many to give at once; 100 by default.</summary>
    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}
