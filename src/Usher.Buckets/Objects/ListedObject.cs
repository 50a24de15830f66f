using Usher.Buckets.Checksums;

namespace Usher.Buckets.Objects;

/// <summary>An object as a listing tells it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ETag">Without quotes.</param>
/// <param name="LastModified">To the second.</param>
/// <param name="StorageClass">STANDARD, mostly.</param>
/// <param name="ChecksumAlgorithm">Of the checksum that is kept; null where none is known.</param>
/// <param name="ChecksumType">Of the checksum that is kept.</param>
public sealed record ListedObject(
    string Key, long Size, string ETag, DateTimeOffset LastModified, string StorageClass, ChecksumAlgorithm? ChecksumAlgorithm, ChecksumType ChecksumType);
