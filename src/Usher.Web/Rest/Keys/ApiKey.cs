namespace Usher.Web.Rest.Keys;

/// <summary>What is stored about a key of the REST API. The key itself is not stored.</summary>
public sealed record ApiKey
{
    /// <summary>Identifies the key, for instance to revoke it: the eight characters after its prefix.</summary>
    public required string Id { get; init; }

    /// <summary>A name for people.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the key, in hexadecimal. A slow hash is not needed, because the key is long and random.</summary>
    public required string Hash { get; init; }

    /// <summary>What the key opens; values of <see cref="Rest.Scopes"/>.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Limit of requests per minute.</summary>
    public required int PerMinute { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the key was revoked; null while it is valid.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}
