namespace Usher.Wire.S3;

/// <summary>An upload of a <see cref="ListMultipartUploadsResult"/>.</summary>
/// <param name="Key">Of the object to come.</param>
/// <param name="UploadId">Its id.</param>
/// <param name="Initiator">Who began it.</param>
/// <param name="StorageClass">Of the object to come.</param>
/// <param name="Initiated">When it was begun.</param>
/// <param name="ChecksumAlgorithm">As it was begun with; null for none.</param>
/// <param name="ChecksumType">As it was begun with; null for none.</param>
public sealed record ListedUpload(
    string Key, string UploadId, S3Owner Initiator, string StorageClass, DateTimeOffset Initiated, string? ChecksumAlgorithm, string? ChecksumType);
