using Usher.Buckets.Checksums;

namespace Usher.Buckets.Uploads;

/// <summary>A part, as the request that completes the upload names it.</summary>
/// <param name="Number">1 to 10,000.</param>
/// <param name="ETag">As UploadPart answered, with or without quotes.</param>
/// <param name="Checksum">As UploadPart answered; null if the writer does not say.</param>
public sealed record CompletedPart(int Number, string ETag, Checksum? Checksum = null);
