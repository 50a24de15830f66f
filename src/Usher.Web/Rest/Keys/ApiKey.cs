namespace Usher.Web.Rest.Keys;

/// <summary>A key of the REST API, as it is kept: the key itself is not.</summary>
public sealed record ApiKey
{
    /// <summary>Names it, to revoke it; eight characters that its key begins with.</summary>
    public required string Id { get; init; }

    /// <summary>What a person calls it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the key, in hexadecimal. The key is random and long, so that no slower hash would protect it better.</summary>
    public required string Hash { get; init; }

    /// <summary>What it is for; of <see cref="Rest.Scopes"/>.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Requests a minute.</summary>
    public required int PerMinute { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it is good for nothing; null while it is good.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}
