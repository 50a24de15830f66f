using Usher.Buckets.Checksums;

namespace Usher.Buckets.Uploads;

/// <summary>A part of an upload.</summary>
/// <param name="Number">1 to 10,000.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ETag">The MD5 of its bytes, in hex, without quotes.</param>
/// <param name="LastModified">To the second.</param>
/// <param name="Checksum">By the upload's algorithm; null where none is known.</param>
public sealed record Part(int Number, long Size, string ETag, DateTimeOffset LastModified, Checksum? Checksum);
