using Usher.Buckets.Objects;

namespace Usher.Buckets.Tests.Objects;

public sealed class ETagsTests
{
    [Theory]
    [InlineData("*", true)]
    [InlineData("abc", true)]
    [InlineData("\"abc\"", true)]
    [InlineData("W/\"abc\"", true)]
    [InlineData("\"x\", \"abc\"", true)]
    [InlineData("\"ab\"", false)]
    [InlineData("", false)]
    public void A_header_names_an_ETag_in_any_of_these_ways(string header, bool expected) => Assert.Equal(expected, ETags.Match(header, "abc"));
}
