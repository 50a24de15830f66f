using System.IO.Hashing;
using System.Security.Cryptography;

namespace Usher.Buckets.Checksums;

/// <summary>Reckons a checksum as bytes come.</summary>
internal sealed class ChecksumHash : IDisposable
{
    private readonly NonCryptographicHashAlgorithm? _crc;
    private readonly IncrementalHash? _digest;

    public ChecksumHash(ChecksumAlgorithm algorithm)
    {
        _crc = algorithm switch
        {
            ChecksumAlgorithm.Crc32 => new Crc32(),
            ChecksumAlgorithm.Crc32C => new Crc32(Crc32ParameterSet.Crc32C),
            ChecksumAlgorithm.Crc64Nvme => new Crc64(Crc64ParameterSet.Nvme),
            _ => null,
        };
        _digest = _crc is null ? IncrementalHash.CreateHash(DigestOf(algorithm)) : null;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _crc?.Append(bytes);
        _digest?.AppendData(bytes);
    }

    /// <summary>The checksum as S3 writes it, most significant byte first; whatever comes after begins anew.</summary>
    public byte[] Finish()
    {
        if (_digest is not null)
            return _digest.GetHashAndReset();

        var bytes = _crc!.GetHashAndReset();
        // System.IO.Hashing writes reflected CRCs with the least significant byte first.
        Array.Reverse(bytes);
        return bytes;
    }

    public void Dispose() => _digest?.Dispose();

    private static HashAlgorithmName DigestOf(ChecksumAlgorithm algorithm) => algorithm switch
    {
        ChecksumAlgorithm.Sha1 => HashAlgorithmName.SHA1,
        ChecksumAlgorithm.Sha256 => HashAlgorithmName.SHA256,
        ChecksumAlgorithm.Sha512 => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.MD5,
    };
}
