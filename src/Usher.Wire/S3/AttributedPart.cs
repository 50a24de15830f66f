namespace Usher.Wire.S3;

/// <summary>A part of <see cref="AttributedParts"/>.</summary>
/// <param name="Number">1 to 10,000.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Checksum">Null where none is known.</param>
public sealed record AttributedPart(int Number, long Size, S3Checksum? Checksum);
