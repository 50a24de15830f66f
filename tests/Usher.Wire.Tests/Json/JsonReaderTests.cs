using System.Text;
using System.Text.Json;
using CsCheck;
using Usher.Wire.Errors;
using Usher.Wire.Json;

namespace Usher.Wire.Tests.Json;

public sealed class JsonReaderTests
{
    [Fact]
    public void Reads_every_kind_of_member()
    {
        var request = Read("""
            {"name":"ab","plantedAt":1763928127.25,"beds":7,"seeds":5000000000,"shade":0.5,"slope":-1.5e2,"isOpen":false,"soil":"CLAY","codes":["abc","d\u00e9f"],"labels":{"k":"v","l":""},
             "weights":{"SUN":1},"rows":{"x":["ab","cd"]},"gate":{"width":3,"behind":{"width":4}},"plants":[{"kind":"oak","sownAt":0},{"sownAt":-1.5,"kind":"ash"}],"password":"abc","token":""}
            """);

        Assert.Equal("ab", request.Name);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_763_928_127_250), request.PlantedAt);
        Assert.Equal(7, request.Beds);
        Assert.Equal(5_000_000_000, request.Seeds);
        Assert.Equal(0.5, request.Shade);
        Assert.Equal(-150f, request.Slope);
        Assert.False(request.IsOpen);
        Assert.Equal("CLAY", request.Soil);
        Assert.Equal(["abc", "déf"], request.Codes);
        Assert.Equal(new Dictionary<string, string> { ["k"] = "v", ["l"] = "" }, request.Labels);
        Assert.Equal(new Dictionary<string, double> { ["SUN"] = 1 }, request.Weights);
        Assert.Equal(["ab", "cd"], Assert.Single(request.Rows!).Value);
        Assert.Equal(new() { Width = 3, Behind = new() { Width = 4 } }, request.Gate);
        Assert.Equal([new() { Kind = "oak", SownAt = DateTimeOffset.UnixEpoch }, new() { Kind = "ash", SownAt = DateTimeOffset.UnixEpoch.AddSeconds(-1.5) }], request.Plants);
        Assert.Equal("abc", request.Password);
        Assert.Equal("", request.Token);
    }

    [Fact]
    public void Takes_null_for_absent_and_passes_over_what_no_member_has() =>
        Assert.Equal(new() { Name = "a" }, Read("""{"Name":"b","beds":null,"other":{"name":[1,{"x":null}]},"name":"a","gate":null}"""));

    [Fact]
    public void Takes_the_last_of_members_that_come_twice() => Assert.Equal("b", Read("""{"name":"a","name":"b"}""").Name);

    [Theory]
    [InlineData("{}", "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null")]
    [InlineData("", "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"name":"A b"}""", @"1 validation error detected: Value 'A b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z][a-z\d]*")]
    [InlineData("""{"name":"a\n"}""", "1 validation error detected: Value 'a\n' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z][a-z\\d]*")]
    [InlineData("""{"name":"a","beds":0,"soil":"clay"}""", "2 validation errors detected: Value '0' at 'beds' failed to satisfy constraint: Member must have value greater than or equal to 1; "
        + "Value 'clay' at 'soil' failed to satisfy constraint: Member must satisfy enum value set: [CLAY, SAND]")]
    [InlineData("""{"name":"a","shade":1.01}""", "1 validation error detected: Value '1.01' at 'shade' failed to satisfy constraint: Member must have value less than or equal to 1")]
    [InlineData("""{"name":"a","shade":-0.01}""", "1 validation error detected: Value '-0.01' at 'shade' failed to satisfy constraint: Member must have value greater than or equal to 0")]
    [InlineData("""{"name":"a","codes":["abc","ok"]}""", "1 validation error detected: Value '[abc, ok]' at 'codes' failed to satisfy constraint: "
        + "Member must satisfy constraint: [Member must have length less than or equal to 5, Member must have length greater than or equal to 3]")]
    [InlineData("""{"name":"a","labels":{"long":"v"}}""", "1 validation error detected: Value '{long=v}' at 'labels' failed to satisfy constraint: "
        + "Map keys must satisfy constraint: [Member must have length less than or equal to 3, Member must have length greater than or equal to 1]")]
    [InlineData("""{"name":"a","labels":{"k":"too long","l":"v"}}""", "1 validation error detected: Value '{k=too long, l=v}' at 'labels' failed to satisfy constraint: "
        + "Map value must satisfy constraint: [Member must have length less than or equal to 5, Member must have length greater than or equal to 0]")]
    [InlineData("""{"name":"a","labels":{"a":"","b":"","c":""}}""", "1 validation error detected: Value '{a=, b=, c=}' at 'labels' failed to satisfy constraint: Member must have length less than or equal to 2")]
    [InlineData("""{"name":"a","weights":{"SNOW":2}}""", "2 validation errors detected: Value '{SNOW=2}' at 'weights' failed to satisfy constraint: "
        + "Map keys must satisfy constraint: [Member must satisfy enum value set: [SUN, RAIN]]; Value '{SNOW=2}' at 'weights' failed to satisfy constraint: "
        + "Map value must satisfy constraint: [Member must have value less than or equal to 1, Member must have value greater than or equal to 0]")]
    [InlineData("""{"name":"a","rows":{"x":["ab","C"]}}""", "1 validation error detected: Value '{x=[ab, C]}' at 'rows' failed to satisfy constraint: "
        + "Map value must satisfy constraint: [Member must have length less than or equal to 2, Member must have length greater than or equal to 1, Member must satisfy constraint: "
        + "[Member must have length less than or equal to 4, Member must have length greater than or equal to 2, Member must satisfy regular expression pattern: [a-z]+]]")]
    [InlineData("""{"name":"a","gate":{"behind":{"width":11}}}""", "1 validation error detected: Value '11' at 'gate.behind.width' failed to satisfy constraint: Member must have value less than or equal to 10")]
    [InlineData("""{"name":"a","plants":[{"kind":"oak","sownAt":0},{"kind":"lilac"}]}""", "2 validation errors detected: "
        + "Value at 'plants.2.member.kind' failed to satisfy constraint: Member must have length less than or equal to 4; "
        + "Value null at 'plants.2.member.sownAt' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"name":"a","password":"secret"}""", "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must have length less than or equal to 3")]
    [InlineData("""{"name":"a","token":"é"}""", @"1 validation error detected: Value 'é' at 'token' failed to satisfy constraint: Member must satisfy regular expression pattern: \p{ASCII}{0,5}")]
    public void Refuses_what_breaks_a_constraint_in_the_words_of_AWS(string json, string message)
    {
        var error = Assert.Throws<AwsException>(() => Read(json));

        Assert.Equal("InvalidInputException", error.Code);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Repeats_no_structures_of_a_list() =>
        Assert.Equal(
            "1 validation error detected: Value at 'plants' failed to satisfy constraint: Member must have length less than or equal to 2",
            Assert.Throws<AwsException>(() => Read("""{"name":"a","plants":[{"kind":"a","sownAt":0},{"kind":"b","sownAt":0},{"kind":"c","sownAt":0}]}""")).Message);

    [Theory]
    [InlineData("[]", "The body is a list; it has to be an object.")]
    [InlineData("null", "The body is null; it has to be an object.")]
    [InlineData("""{"name":5}""", "name is a number; it has to be a string.")]
    [InlineData("""{"beds":"5"}""", "beds is a string; it has to be a whole number.")]
    [InlineData("""{"beds":5.5}""", "beds is a number with a fraction or out of range; it has to be a whole number.")]
    [InlineData("""{"beds":9999999999}""", "beds is a number with a fraction or out of range; it has to be a whole number.")]
    [InlineData("""{"shade":true}""", "shade is a boolean; it has to be a number.")]
    [InlineData("""{"shade":1e999}""", "shade is a number out of range; it has to be a number.")]
    [InlineData("""{"slope":1e39}""", "slope is a number out of range; it has to be a number.")]
    [InlineData("""{"isOpen":"true"}""", "isOpen is a string; it has to be true or false.")]
    [InlineData("""{"plantedAt":"2026-11-23"}""", "plantedAt is a string; it has to be a number of seconds since 1970, not of milliseconds.")]
    [InlineData("""{"plantedAt":1763928127250}""", "plantedAt is a number out of range; it has to be a number of seconds since 1970, not of milliseconds.")]
    [InlineData("""{"codes":"abc"}""", "codes is a string; it has to be a list.")]
    [InlineData("""{"codes":["abc",1]}""", "codes.2.member is a number; it has to be a string.")]
    [InlineData("""{"codes":[null]}""", "codes.1.member is null; it has to be a string.")]
    [InlineData("""{"labels":[]}""", "labels is a list; it has to be an object.")]
    [InlineData("""{"labels":{"k":1}}""", "labels.k is a number; it has to be a string.")]
    [InlineData("""{"rows":{"x":["ab",{}]}}""", "rows.x.2.member is an object; it has to be a string.")]
    [InlineData("""{"gate":"open"}""", "gate is a string; it has to be an object.")]
    [InlineData("""{"gate":{"behind":{"width":true}}}""", "gate.behind.width is a boolean; it has to be a whole number.")]
    [InlineData("""{"plants":[{"kind":false}]}""", "plants.1.member.kind is a boolean; it has to be a string.")]
    public void Refuses_what_has_the_wrong_type(string json, string message)
    {
        var error = Assert.Throws<AwsException>(() => Read(json));

        Assert.Equal("SerializationException", error.Code);
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"name\":\"a\"")]
    [InlineData("{\"name\":\"a\"}}")]
    [InlineData("{\"name\":\"a\"} {}")]
    [InlineData("{\"name\":\"a\",}")]
    [InlineData("{'name':'a'}")]
    [InlineData("{\"name\":NaN}")]
    [InlineData("// name\n{}")]
    [InlineData(" ")]
    [InlineData("Name=a&Version=1")]
    [InlineData("{\"name\":\"\\ud800\"}")]
    public void Refuses_what_is_no_JSON(string body)
    {
        var error = Assert.Throws<AwsException>(() => Read(body));

        Assert.Equal("SerializationException", error.Code);
        Assert.StartsWith("The body is no JSON: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_text_that_is_no_UTF_8() =>
        Assert.Equal("SerializationException", Assert.Throws<AwsException>(() => JsonReader.Read<PlantGardenRequest>([.. "{\"name\":\""u8, 0xff, .. "\"}"u8], "InvalidInputException")).Code);

    [Theory]
    [InlineData(30, null)]
    [InlineData(32, "SerializationException")]
    [InlineData(100_000, "SerializationException")]
    public void Refuses_what_is_nested_too_deep_even_where_nobody_looks(int depth, string? code)
    {
        var body = $$"""{"name":"a","other":{{new string('[', depth)}}{{new string(']', depth)}}}""";

        Assert.Equal(code, (Record.Exception(() => Read(body)) as AwsException)?.Code);
    }

    [Fact]
    public void Refuses_more_than_anyone_needs()
    {
        var error = Assert.Throws<AwsException>(() => JsonReader.Read<PlantGardenRequest>(new byte[JsonReader.MaximumBytes + 1], "InvalidInputException"));

        Assert.Equal("RequestEntityTooLargeException", error.Code);
        Assert.Equal("The body has 4,194,305 bytes; at most 4,194,304 are read. Send less at once.", error.Message);
    }

    [Fact]
    public void A_long_value_does_not_drown_the_message() =>
        Assert.InRange(Assert.Throws<AwsException>(() => Read($$"""{"name":"{{new string('x', 100_000)}}"}""")).Message.Length, 200, 500);

    [Fact]
    public void Reads_back_what_is_written() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 5].Array[0, 2], Gen.Double[0, 1], Gen.Int[1, 100], Gen.Long).Sample((texts, shade, beds, seeds) =>
        {
            var request = new PlantGardenRequest { Name = "a", Labels = texts.Select((text, i) => KeyValuePair.Create($"k{i}", text)).ToDictionary(), Shade = shade, Beds = beds, Seeds = seeds };
            var json = JsonSerializer.Serialize(request, AwsJson.Options);
            Assert.Equal(json, JsonSerializer.Serialize(Read(json), AwsJson.Options));
        });

    [Fact]
    public void Never_fails_but_with_an_error_for_the_caller()
    {
        var fragments = new[] { "{", "}", "[", "]", ":", ",", "\"name\"", "\"a\"", "\"plants\"", "\"rows\"", "\"gate\"", "\"weights\"", "1", "-0.5", "true", "null", " ", "\"\\ud8", "\u00e9", "\"codes\":[", "\"sownAt\":" };
        Gen.OneOfConst(fragments).Array[0, 40].Sample(parts =>
        {
            try
            {
                Read(string.Concat(parts));
                Read($$"""{"name":"a",{{string.Concat(parts)}}}""");
            }
            catch (AwsException)
            {
            }
        });
    }

    private static PlantGardenRequest Read(string json) => JsonReader.Read<PlantGardenRequest>(Encoding.UTF8.GetBytes(json), "InvalidInputException");
}
