using Usher.Access.Policies;
using Usher.Wire.S3.Cors;

namespace Usher.Buckets.Files;

/// <summary>A bucket as it is held in memory: every request asks for it and for its policy.</summary>
internal sealed record KnownBucket(Bucket Bucket, NamedPolicy? Policy, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Rules for requests from scripts of other web pages; null for none.</summary>
    public CorsConfiguration? Cors { get; init; }

    public static IReadOnlyDictionary<string, string> NoTags { get; } = new Dictionary<string, string>();
}
