using System.Security.Cryptography;
using Usher.Buckets.Checksums;
using Usher.Buckets.Errors;

namespace Usher.Buckets.Objects;

/// <summary>The MD5 of content that is being written, the checksum to keep, and the one its sender made, if that is another.</summary>
internal sealed class ContentHashes : IDisposable
{
    private readonly ContentSource _source;
    private readonly ChecksumAlgorithm _kept;
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly ChecksumHash _keptHash;
    private readonly ChecksumHash? _sentHash;

    public ContentHashes(ContentSource source, ChecksumAlgorithm kept)
    {
        _source = source;
        _kept = kept;
        _keptHash = new(kept);
        _sentHash = source.Algorithm is { } sent && sent != kept ? new(sent) : null;
    }

    public void AppendToMd5(ReadOnlySpan<byte> bytes) => _md5.AppendData(bytes);

    public void AppendToChecksums(ReadOnlySpan<byte> bytes)
    {
        _keptHash.Append(bytes);
        _sentHash?.Append(bytes);
    }

    /// <summary>Compares with the checksums of the sender, after the last byte and trailer.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">BadDigest, InvalidDigest, InvalidRequest.</exception>
    public (string ETag, Checksum Checksum) Finish()
    {
        var md5 = _md5.GetHashAndReset();
        CheckMd5(md5);
        var kept = Convert.ToBase64String(_keptHash.Finish());
        if (_source.Algorithm is { } algorithm && _source.Checksum() is { } said)
            CheckChecksum(algorithm, said, _sentHash is null ? kept : Convert.ToBase64String(_sentHash.Finish()));
        return (Convert.ToHexStringLower(md5), new(_kept, kept));
    }

    public void Dispose()
    {
        _md5.Dispose();
        _keptHash.Dispose();
        _sentHash?.Dispose();
    }

    private void CheckMd5(byte[] md5)
    {
        if (_source.Md5 is not { } said)
            return;
        if (!ChecksumRules.IsWellFormed(ChecksumAlgorithm.Md5, said))
            throw S3Errors.InvalidDigest(said);
        if (Convert.ToBase64String(md5) is var made && made != said)
            throw S3Errors.BadDigest(said, made);
    }

    private static void CheckChecksum(ChecksumAlgorithm algorithm, string said, string made)
    {
        if (!ChecksumRules.IsWellFormed(algorithm, said))
            throw S3Errors.InvalidRequest($"Value for x-amz-checksum-{ChecksumRules.NameOf(algorithm).ToLowerInvariant()} header is invalid.");
        if (said != made)
            throw S3Errors.BadChecksum(ChecksumRules.NameOf(algorithm), said, made);
    }
}
