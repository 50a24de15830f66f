using System.Text.Json;
using Usher.Datasets.Schemas;

namespace Usher.Datasets.Tests.Schemas;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("""{"a": "\ud800"}""")]
    [InlineData("""{"a": ["x", {"b": "\udc00\ud800"}]}""")]
    [InlineData("""{"\udfff": 1}""")]
    public void Half_of_a_surrogate_pair_is_no_JSON(string text) => Assert.Throws<JsonException>(() => JsonText.Parse(text));

    [Fact]
    public void The_place_of_the_half_is_told()
    {
        var fault = Assert.Throws<JsonException>(() => JsonText.Parse("{\n \"a\": \"x\\ud83c\"}"));
        Assert.Equal((1, 6), (fault.LineNumber, fault.BytePositionInLine));
    }

    [Fact]
    public void Whole_pairs_and_other_escapes_are_read()
    {
        using var json = JsonText.Parse("""{"\u0061": "\ud83c\udfac\n\\ud800"}""");
        Assert.Equal("🎬\n\\ud800", json.RootElement.GetProperty("a").GetString());
    }
}
