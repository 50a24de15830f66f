namespace Usher.Buckets.Objects;

/// <summary>What a writer says about an object and every reader is told again, word for word.</summary>
public sealed record ObjectProperties
{
    /// <summary>Nothing said.</summary>
    public static ObjectProperties None { get; } = new();

    /// <summary>Content-Type; null reads as <c>binary/octet-stream</c>.</summary>
    public string? ContentType { get; init; }

    public string? CacheControl { get; init; }

    public string? ContentDisposition { get; init; }

    public string? ContentEncoding { get; init; }

    public string? ContentLanguage { get; init; }

    /// <summary>The Expires header as it came: S3 does not check it for being a date.</summary>
    public string? Expires { get; init; }

    public string? WebsiteRedirectLocation { get; init; }

    /// <summary>Such as <c>STANDARD_IA</c>; null for STANDARD. Kept and told, nothing more.</summary>
    public string? StorageClass { get; init; }

    /// <summary>What came as x-amz-meta-…, by name in lower case without that prefix.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
