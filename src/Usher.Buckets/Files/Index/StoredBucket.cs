using Usher.Wire.S3.Cors;

namespace Usher.Buckets.Files.Index;

/// <summary>A bucket with what belongs to it.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Policy">As it was given; null for none.</param>
/// <param name="Tags">Empty for none.</param>
/// <param name="Cors">Rules for requests from scripts of other web pages; null for none.</param>
public sealed record StoredBucket(Bucket Bucket, string? Policy, IReadOnlyDictionary<string, string> Tags, CorsConfiguration? Cors);
