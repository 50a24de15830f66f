namespace Usher.Wire.S3;

/// <summary>A part of a <see cref="ListPartsResult"/>.</summary>
/// <param name="Number">1 to 10,000.</param>
/// <param name="LastModified">When it was stored.</param>
/// <param name="ETag">Without quotes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Checksum">Null where none is told.</param>
public sealed record ListedPart(int Number, DateTimeOffset LastModified, string ETag, long Size, S3Checksum? Checksum);
