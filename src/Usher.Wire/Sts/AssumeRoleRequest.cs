using Usher.Wire.Shapes;

namespace Usher.Wire.Sts;

/// <summary>What AssumeRole asks.</summary>
public sealed record AssumeRoleRequest
{
    /// <summary>Which role.</summary>
    [Length(20, 2048), Pattern(@"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+")]
    public required string RoleArn { get; init; }

    /// <summary>Names the session in its ARN.</summary>
    [Length(2, 64), Pattern(@"[\w+=,.@-]*")]
    public required string RoleSessionName { get; init; }

    /// <summary>Managed policies that bound the session.</summary>
    public IReadOnlyList<PolicyDescriptorType>? PolicyArns { get; init; }

    /// <summary>A policy that bounds the session, as JSON.</summary>
    [Length(1), Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public string? Policy { get; init; }

    /// <summary>How long the credentials last.</summary>
    [Range(900, 43200)]
    public int? DurationSeconds { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Keys of those tags that go on to sessions of roles assumed from this one.</summary>
    [Length(0, 50), Length(1, 128, Each = true), Pattern(@"[\p{L}\p{Z}\p{N}_.:/=+\-@]+", Each = true)]
    public IReadOnlyList<string>? TransitiveTagKeys { get; init; }

    /// <summary>What the trust policy may ask for as sts:ExternalId.</summary>
    [Length(2, 1224), Pattern(@"[\w+=,.@:\/-]*")]
    public string? ExternalId { get; init; }

    /// <summary>A device for multi-factor authentication; there are none here.</summary>
    [Length(9, 256), Pattern(@"[\w+=/:,.@-]*")]
    public string? SerialNumber { get; init; }

    /// <summary>A code of such a device.</summary>
    [Length(6, 6), Pattern(@"[\d]*")]
    public string? TokenCode { get; init; }

    /// <summary>Who began a chain of sessions.</summary>
    [Length(2, 64), Pattern(@"[\w+=,.@-]*")]
    public string? SourceIdentity { get; init; }

    /// <summary>Assertions of a trusted context provider; there are none here.</summary>
    [Length(1, 5)]
    public IReadOnlyList<ProvidedContext>? ProvidedContexts { get; init; }
}
