namespace Usher.Buckets.Checksums;

/// <summary>A checksum.</summary>
/// <param name="Algorithm">How it was made.</param>
/// <param name="Value">In base64; a composite one with <c>-N</c>.</param>
public sealed record Checksum(ChecksumAlgorithm Algorithm, string Value);
