namespace Usher.Buckets.Uploads;

/// <summary>A part as the writer names it when he completes.</summary>
/// <param name="Number">1 to 10,000.</param>
/// <param name="ETag">As UploadPart answered, with or without quotes.</param>
/// <param name="Checksum">As UploadPart answered, in base64; null if the writer does not say.</param>
public sealed record CompletedPart(int Number, string ETag, string? Checksum = null);
