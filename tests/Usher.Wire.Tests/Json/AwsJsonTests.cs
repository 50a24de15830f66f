using System.Text;
using System.Text.Json;
using Usher.Wire.Errors;
using Usher.Wire.Json;

namespace Usher.Wire.Tests.Json;

public sealed class AwsJsonTests
{
    [Fact]
    public void Spells_names_leaves_out_nulls_and_counts_seconds()
    {
        var json = JsonSerializer.Serialize(new Thing { ThingName = "é<", MadeAt = DateTimeOffset.FromUnixTimeMilliseconds(1_763_928_127_250) }, AwsJson.Options);

        Assert.Equal("""{"thingName":"é<","madeAt":1763928127.25}""", json);
    }

    [Theory]
    [InlineData("1763928127.25", 1_763_928_127_250)]
    [InlineData("0", 0)]
    [InlineData("-1.5", -1_500)]
    [InlineData("1.7e9", 1_700_000_000_000)]
    public void Reads_seconds_with_a_fraction(string number, long milliseconds) =>
        Assert.Equal(milliseconds, JsonSerializer.Deserialize<Thing>($$"""{"madeAt":{{number}}}""", AwsJson.Options)!.MadeAt!.Value.ToUnixTimeMilliseconds());

    [Theory]
    [InlineData("\"2026-11-23T20:02:07Z\"")]
    [InlineData("1e30")]
    [InlineData("999999999999999")]
    [InlineData("true")]
    public void Refuses_what_is_no_time(string value) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Thing>($$"""{"madeAt":{{value}}}""", AwsJson.Options));

    [Fact]
    public void Refuses_what_is_nested_too_deep() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<JsonElement>(new string('[', 100) + new string(']', 100), AwsJson.Options));

    [Theory]
    [InlineData(AwsProtocol.Json, """{"__type":"InvalidInputException","message":"numResults is \"x\"."}""")]
    [InlineData(AwsProtocol.RestJson, """{"message":"numResults is \"x\"."}""")]
    public void Writes_an_error(AwsProtocol protocol, string json) =>
        Assert.Equal(json, Encoding.UTF8.GetString(AwsJson.Error(new("InvalidInputException", "numResults is \"x\"."), protocol)));

    private sealed record Thing
    {
        public string? ThingName { get; init; }

        public string? Absent { get; init; }

        public DateTimeOffset? MadeAt { get; init; }
    }
}
