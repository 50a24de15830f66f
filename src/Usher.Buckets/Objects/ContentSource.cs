using Usher.Buckets.Checksums;

namespace Usher.Buckets.Objects;

/// <summary>Bytes on their way in, with what the sender says about them. Read once, from the beginning to the end.</summary>
/// <param name="stream">The bytes.</param>
/// <param name="length">The number of bytes that the sender announced; null if none was announced. Any other number is IncompleteBody.</param>
public sealed class ContentSource(Stream stream, long? length)
{
    public Stream Stream { get; } = stream;

    public long? Length { get; } = length;

    /// <summary>The checksum to keep with the object; null for CRC64NVME, which S3 keeps where nothing is asked for.</summary>
    public ChecksumAlgorithm? Algorithm { get; init; }

    /// <summary>Content-MD5 in base64; null if none came.</summary>
    public string? Md5 { get; init; }

    /// <summary>The checksum the sender made, in base64; null if none came. Asked when the content has been read, because a trailer comes after it.</summary>
    public Func<string?> Checksum { get; init; } = () => null;
}
