using Usher.Buckets.Objects;

namespace Usher.Buckets.Tests.Objects;

public sealed class ByteRangeTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bytes")]
    [InlineData("bytes=")]
    [InlineData("bytes=-")]
    [InlineData("bytes=5-4")]
    [InlineData("bytes=a-b")]
    [InlineData("bytes=0-1,3-4")]
    [InlineData("bytes=--1")]
    [InlineData("items=0-1")]
    [InlineData("bytes=99999999999999999999-")]
    public void What_is_no_single_range_is_no_range(string? text) => Assert.Null(ByteRange.Parse(text));

    [Theory]
    [InlineData("bytes=0-0")]
    [InlineData("bytes=7-")]
    [InlineData("bytes=-7")]
    public void A_range_is_written_as_it_was_read(string text) => Assert.Equal(text, ByteRange.Parse(text)!.Value.ToString());

    [Fact]
    public void The_largest_numbers_do_not_overflow() =>
        Assert.Equal(new Slice(1, 9, IsWhole: false), new ByteRange(1, long.MaxValue).Within(10));
}
