using Usher.Wire.Shapes;

namespace Usher.Wire.Sts;

/// <summary>What GetSessionToken asks.</summary>
public sealed record GetSessionTokenRequest
{
    /// <summary>How long the credentials last.</summary>
    [Range(900, 129600)]
    public int? DurationSeconds { get; init; }

    /// <summary>A device for multi-factor authentication; there are none here.</summary>
    [Length(9, 256), Pattern(@"[\w+=/:,.@-]*")]
    public string? SerialNumber { get; init; }

    /// <summary>A code of such a device.</summary>
    [Length(6, 6), Pattern(@"[\d]*")]
    public string? TokenCode { get; init; }
}
