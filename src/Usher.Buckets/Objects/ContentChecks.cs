using Usher.Buckets.Checksums;

namespace Usher.Buckets.Objects;

/// <summary>Checks small content, held whole, against what its sender said of it.</summary>
public static class ContentChecks
{
    /// <exception cref="Usher.Wire.Errors.AwsException">BadDigest, InvalidDigest, InvalidRequest.</exception>
    public static void Check(ContentSource source, ReadOnlySpan<byte> content)
    {
        using var hashes = new ContentHashes(source, source.Algorithm ?? ChecksumAlgorithm.Crc32);
        hashes.AppendToMd5(content);
        hashes.AppendToChecksums(content);
        hashes.Finish();
    }
}
