namespace Usher.Wire.S3;

/// <summary>An object of a <see cref="DeleteRequest"/>.</summary>
/// <param name="Key">Its key.</param>
/// <param name="VersionId">Null for the one that is there.</param>
/// <param name="ETag">What it must have; null for any.</param>
public sealed record ObjectToDelete(string Key, string? VersionId, string? ETag);
