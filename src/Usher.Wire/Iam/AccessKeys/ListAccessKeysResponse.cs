namespace Usher.Wire.Iam;

/// <summary>What ListAccessKeys answers.</summary>
public sealed record ListAccessKeysResponse
{
    /// <summary>The keys, without their secrets.</summary>
    public required IReadOnlyList<AccessKeyMetadata> AccessKeyMetadata { get; init; }

    /// <summary>Whether more follow.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? Marker { get; init; }
}
