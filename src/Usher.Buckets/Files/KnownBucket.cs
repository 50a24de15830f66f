using Usher.Access.Policies;

namespace Usher.Buckets.Files;

/// <summary>A bucket as it is held in memory: every request asks for it and for its policy.</summary>
internal sealed record KnownBucket(Bucket Bucket, NamedPolicy? Policy, IReadOnlyDictionary<string, string> Tags)
{
    public static IReadOnlyDictionary<string, string> NoTags { get; } = new Dictionary<string, string>();
}
