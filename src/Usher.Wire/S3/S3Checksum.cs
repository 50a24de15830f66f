namespace Usher.Wire.S3;

/// <summary>A checksum as S3's XML names it.</summary>
/// <param name="Algorithm">CRC32, CRC32C, CRC64NVME, SHA1, SHA256 …: the element is <c>Checksum</c> with it.</param>
/// <param name="Value">In base64.</param>
public sealed record S3Checksum(string Algorithm, string Value)
{
    /// <summary>Every algorithm that S3's model names.</summary>
    public static IReadOnlyList<string> Algorithms { get; } =
        ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256", "SHA512", "MD5", "XXHASH64", "XXHASH3", "XXHASH128"];
}
