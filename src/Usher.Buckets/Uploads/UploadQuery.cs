namespace Usher.Buckets.Uploads;

/// <summary>Which uploads to list.</summary>
public sealed record UploadQuery
{
    /// <summary>Only keys that begin so.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Keys that have it behind the prefix are told as one common prefix. Empty for none.</summary>
    public string Delimiter { get; init; } = "";

    /// <summary>Only keys behind this one; empty for all.</summary>
    public string AfterKey { get; init; } = "";

    /// <summary>Of the key <see cref="AfterKey"/> itself those uploads that began after this one; empty for none of them.</summary>
    public string AfterUploadId { get; init; } = "";

    /// <summary>At most so many uploads and common prefixes together.</summary>
    public int Limit { get; init; } = 1000;
}
