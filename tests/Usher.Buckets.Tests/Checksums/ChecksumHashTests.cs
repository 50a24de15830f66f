using Usher.Buckets.Checksums;

namespace Usher.Buckets.Tests.Checksums;

public sealed class ChecksumHashTests
{
    // The check values of the catalogue of CRCs (CRC-32/ISO-HDLC, CRC-32/ISCSI, CRC-64/NVME) and of FIPS 180's digests, all of "123456789".
    [Theory]
    [InlineData(ChecksumAlgorithm.Crc32, "CBF43926")]
    [InlineData(ChecksumAlgorithm.Crc32C, "E3069283")]
    [InlineData(ChecksumAlgorithm.Crc64Nvme, "AE8B14860A799888")]
    [InlineData(ChecksumAlgorithm.Sha1, "F7C3BC1D808E04732ADF679965CCC34CA7AE3441")]
    [InlineData(ChecksumAlgorithm.Sha256, "15E2B0D3C33891EBB0F1EF609EC419420C20E320CE94C65FBC8C3312448EB225")]
    [InlineData(ChecksumAlgorithm.Md5, "25F9E794323B453885F5181F1B624D0B")]
    public void Makes_the_published_check_value_in_one_piece_or_in_many(ChecksumAlgorithm algorithm, string expected)
    {
        using var hash = new ChecksumHash(algorithm);
        hash.Append("123456789"u8);
        Assert.Equal(expected, Convert.ToHexString(hash.Finish()));

        hash.Append("1234"u8);
        hash.Append(""u8);
        hash.Append("56789"u8);
        Assert.Equal(expected, Convert.ToHexString(hash.Finish()));
    }

    [Fact]
    public void Makes_as_many_bytes_as_the_rules_say() => Assert.All(ChecksumRules.Algorithms, algorithm =>
    {
        using var hash = new ChecksumHash(algorithm);
        Assert.Equal(ChecksumRules.BytesOf(algorithm), hash.Finish().Length);
    });
}
