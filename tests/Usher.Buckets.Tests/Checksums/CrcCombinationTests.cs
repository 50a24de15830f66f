using CsCheck;
using Usher.Buckets.Checksums;

namespace Usher.Buckets.Tests.Checksums;

public sealed class CrcCombinationTests
{
    private static readonly Gen<ChecksumAlgorithm> Crc = Gen.OneOfConst(ChecksumAlgorithm.Crc32, ChecksumAlgorithm.Crc32C, ChecksumAlgorithm.Crc64Nvme);

    [Fact]
    public void Is_the_CRC_of_both_pieces_in_a_row() =>
        Gen.Select(Crc, Gen.Byte.Array[0, 300], Gen.Byte.Array[0, 300]).Sample((algorithm, first, second) =>
            Assert.Equal(Of(algorithm, [.. first, .. second]), CrcCombination.Combine(algorithm, Of(algorithm, first), Of(algorithm, second), second.Length)));

    [Fact]
    public void Takes_pieces_of_gigabytes_without_their_bytes()
    {
        // Appending 2^33 zero bytes twice is appending 2^34 at once.
        const long length = 1L << 33;
        var zeros = ZeroCrc(length);
        var twice = CrcCombination.Combine(ChecksumAlgorithm.Crc32, CrcCombination.Combine(ChecksumAlgorithm.Crc32, Of(ChecksumAlgorithm.Crc32, [7]), zeros, length), zeros, length);

        Assert.Equal(CrcCombination.Combine(ChecksumAlgorithm.Crc32, Of(ChecksumAlgorithm.Crc32, [7]), ZeroCrc(2 * length), 2 * length), twice);
    }

    private static byte[] ZeroCrc(long length)
    {
        var crc = Of(ChecksumAlgorithm.Crc32, [0]);
        for (var known = 1L; known < length; known *= 2)
            crc = CrcCombination.Combine(ChecksumAlgorithm.Crc32, crc, crc, known);
        return crc;
    }

    private static byte[] Of(ChecksumAlgorithm algorithm, byte[] bytes)
    {
        using var hash = new ChecksumHash(algorithm);
        hash.Append(bytes);
        return hash.Finish();
    }
}
