using Usher.Buckets.Checksums;

namespace Usher.Buckets.Objects;

/// <summary>A part that an object was completed from.</summary>
/// <param name="Number">As it was uploaded: rising, with gaps where the writer left some.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Checksum">Of the part's own bytes; null where none is known.</param>
public sealed record ObjectPart(int Number, long Size, Checksum? Checksum);
