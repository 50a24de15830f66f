namespace Usher.Wire.S3;

/// <summary>A part of a <see cref="CompleteMultipartUploadRequest"/>.</summary>
/// <param name="Number">1 to 10,000.</param>
/// <param name="ETag">With or without quotes.</param>
/// <param name="Checksum">Null if it does not say.</param>
public sealed record PartToComplete(int Number, string ETag, S3Checksum? Checksum);
