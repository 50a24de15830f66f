using Usher.Buckets.Checksums;
using Usher.Wire.Errors;

namespace Usher.Buckets.Tests.Checksums;

public sealed class ChecksumRulesTests
{
    [Theory]
    [InlineData(null, null, ChecksumType.FullObject)]
    [InlineData(ChecksumAlgorithm.Crc64Nvme, null, ChecksumType.FullObject)]
    [InlineData(ChecksumAlgorithm.Crc32, null, ChecksumType.Composite)]
    [InlineData(ChecksumAlgorithm.Crc32, "FULL_OBJECT", ChecksumType.FullObject)]
    [InlineData(ChecksumAlgorithm.Sha256, "composite", ChecksumType.Composite)]
    public void Each_algorithm_has_its_own_type_unless_another_is_asked_for(ChecksumAlgorithm? algorithm, string? type, ChecksumType expected) =>
        Assert.Equal(expected, ChecksumRules.TypeOf(algorithm, type));

    [Theory]
    [InlineData(ChecksumAlgorithm.Sha1, "FULL_OBJECT")]
    [InlineData(ChecksumAlgorithm.Crc64Nvme, "COMPOSITE")]
    [InlineData(ChecksumAlgorithm.Crc32, "HALF")]
    public void A_type_that_the_algorithm_has_not_is_refused(ChecksumAlgorithm algorithm, string type) =>
        Assert.Equal("InvalidRequest", Assert.Throws<AwsException>(() => ChecksumRules.TypeOf(algorithm, type)).Code);

    [Fact]
    public void Names_are_read_as_they_are_written() =>
        Assert.All(ChecksumRules.Algorithms, algorithm => Assert.Equal(algorithm, ChecksumRules.Parse(ChecksumRules.NameOf(algorithm).ToLowerInvariant())));

    [Fact]
    public void An_unknown_name_is_refused_with_those_that_are_known() =>
        Assert.Contains("CRC64NVME", Assert.Throws<AwsException>(() => ChecksumRules.Parse("CRC16")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("y/Q5Jg==", true)]
    [InlineData("y/Q5J", false)]
    [InlineData("rosUhgp5mIg=", false)]
    [InlineData("", false)]
    public void A_value_is_the_base64_of_as_many_bytes_as_the_algorithm_makes(string value, bool expected) =>
        Assert.Equal(expected, ChecksumRules.IsWellFormed(ChecksumAlgorithm.Crc32, value));
}
