using System.Text;
using CsCheck;
using Usher.Wire.Errors;
using Usher.Wire.Query;

namespace Usher.Wire.Tests.Query;

public sealed class QueryReaderTests
{
    [Fact]
    public void Reads_every_kind_of_member()
    {
        var request = Read(
            "Action=CreateShelf&Version=2010-05-08&ShelfName=a%2Bb&Path=%2Fx%2F&MaxItems=7&Weight=5000000000&IsOpen=true&BuiltAt=2026-11-23T20%3A02%3A07Z&Wood=Oak"
            + "&Tags.member.1.Key=k&Tags.member.1.Value=a+b%20c&Tags.member.2.Key=%C3%A9&Tags.member.2.Value=&Codes.member.1=abc&Codes.member.2=defg&Label.Key=l&Label.Value=v"
            + "&Heights.member.1=3&Heights.member.2=-4");

        Assert.Equal("a+b", request.ShelfName);
        Assert.Equal("/x/", request.Path);
        Assert.Equal(7, request.MaxItems);
        Assert.Equal(5_000_000_000, request.Weight);
        Assert.True(request.IsOpen);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 20, 2, 7, TimeSpan.Zero), request.BuiltAt);
        Assert.Equal("Oak", request.Wood);
        Assert.Equal([new() { Key = "k", Value = "a b c" }, new() { Key = "é", Value = "" }], request.Tags);
        Assert.Equal(["abc", "defg"], request.Codes);
        Assert.Equal(new() { Key = "l", Value = "v" }, request.Label);
        Assert.Equal([3, -4], request.Heights);
    }

    [Fact]
    public void Leaves_null_what_did_not_come()
    {
        var request = Read("ShelfName=a");

        Assert.Equal(new CreateShelfRequest { ShelfName = "a" }, request);
    }

    [Fact]
    public void Reads_an_empty_list_as_botocore_spells_it() => Assert.Empty(Read("ShelfName=a&Tags=").Tags!);

    [Fact]
    public void Takes_the_elements_of_a_list_in_the_order_of_their_numbers() =>
        Assert.Equal(["two", "ten"], Read("ShelfName=a&Codes.member.10=ten&Codes.member.2=two").Codes);

    [Fact]
    public void Passes_over_parameters_that_no_member_has() => Assert.Equal("a", Read("ShelfName=a&Unknown.member.1=x&X-Amz-Date=y").ShelfName);

    [Fact]
    public void Knows_action_and_version()
    {
        var form = QueryForm.Parse("Action=CreateShelf&Version=2010-05-08"u8);

        Assert.Equal("CreateShelf", form.Action);
        Assert.Equal("2010-05-08", form.Version);
        Assert.Null(QueryForm.Parse(""u8).Action);
    }

    [Theory]
    [InlineData("", "1 validation error detected: Value null at 'shelfName' failed to satisfy constraint: Member must not be null")]
    [InlineData("ShelfName=", "2 validation errors detected: Value '' at 'shelfName' failed to satisfy constraint: Member must have length greater than or equal to 1; "
        + @"Value '' at 'shelfName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]+")]
    [InlineData("ShelfName=a%20b", @"1 validation error detected: Value 'a b' at 'shelfName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]+")]
    [InlineData("ShelfName=%C3%A9", @"1 validation error detected: Value 'é' at 'shelfName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]+")]
    [InlineData("ShelfName=a%0A", "1 validation error detected: Value 'a\n' at 'shelfName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+")]
    [InlineData("ShelfName=a&MaxItems=0", "1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("ShelfName=a&MaxItems=1001", "1 validation error detected: Value '1001' at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000")]
    [InlineData("ShelfName=a&Wood=oak", "1 validation error detected: Value 'oak' at 'wood' failed to satisfy constraint: Member must satisfy enum value set: [Oak, Pine]")]
    [InlineData("ShelfName=a&Tags.member.1.Key=k", "1 validation error detected: Value null at 'tags.1.member.value' failed to satisfy constraint: Member must not be null")]
    [InlineData("ShelfName=a&Label.Key=123456789&Label.Value=", "1 validation error detected: Value '123456789' at 'label.key' failed to satisfy constraint: Member must have length less than or equal to 8")]
    [InlineData("ShelfName=a&Codes=", "1 validation error detected: Value '[]' at 'codes' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("ShelfName=a&Codes.member.1=ok", "1 validation error detected: Value '[ok]' at 'codes' failed to satisfy constraint: "
        + "Member must satisfy constraint: [Member must have length less than or equal to 5, Member must have length greater than or equal to 3]")]
    public void Refuses_what_breaks_a_constraint_in_the_words_of_AWS(string form, string message)
    {
        var error = Assert.Throws<AwsException>(() => Read(form));

        Assert.Equal("ValidationError", error.Code);
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("MaxItems=many", "MaxItems is 'many'; it has to be a whole number.")]
    [InlineData("MaxItems=9999999999", "MaxItems is '9999999999'; it has to be a whole number.")]
    [InlineData("IsOpen=yes", "IsOpen is 'yes'; it has to be true or false.")]
    [InlineData("BuiltAt=today", "BuiltAt is 'today'; it has to be a time such as 2026-11-23T20:02:07Z.")]
    [InlineData("Heights.member.7=x", "Heights.member.1 is 'x'; it has to be a whole number.")]
    public void Refuses_what_has_the_wrong_type(string form, string message)
    {
        var error = Assert.Throws<AwsException>(() => Read("ShelfName=a&" + form));

        Assert.Equal("MalformedInput", error.Code);
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("A=1&A=2", "The parameter 'A' comes twice.")]
    [InlineData("A.1.2.3.4.5.6.7.8.9.10.11.12=x", "The parameter 'A.1.2.3.4.5.6.7.8.9.10.11.12' has more than 12 parts.")]
    public void Refuses_a_form_that_cannot_be_meant(string form, string message)
    {
        var error = Assert.Throws<AwsException>(() => QueryForm.Parse(Encoding.UTF8.GetBytes(form)));

        Assert.Equal("MalformedQueryString", error.Code);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Refuses_more_parameters_than_anyone_needs()
    {
        var form = string.Join('&', Enumerable.Range(0, QueryForm.MaximumParameters + 1).Select(i => $"A{i}=x"));

        Assert.Equal("MalformedQueryString", Assert.Throws<AwsException>(() => QueryForm.Parse(Encoding.UTF8.GetBytes(form))).Code);
    }

    [Fact]
    public void A_long_value_does_not_drown_the_message() =>
        Assert.InRange(Assert.Throws<AwsException>(() => Read($"ShelfName={new string('x', 100_000)}")).Message.Length, 200, 500);

    [Fact]
    public void Reads_back_any_text_that_a_client_encodes() =>
        Gen.String.Where(text => !text.Any(char.IsSurrogate)).Sample(text =>
        {
            var form = QueryForm.Parse(Encoding.UTF8.GetBytes($"ShelfName=a&Label.Key=k&Label.Value={Uri.EscapeDataString(text)}"));
            Assert.Equal(text, QueryReader.Read<CreateShelfRequest>(form).Label!.Value);
        });

    [Fact]
    public void Never_fails_but_with_an_error_for_the_caller() =>
        Gen.OneOf(Gen.Char["AShelfName.member1=&%+\u0000\u00ff"]).Array[0, 60].Sample(characters =>
        {
            try
            {
                Read(new string(characters));
            }
            catch (AwsException)
            {
            }
        });

    private static CreateShelfRequest Read(string form) => QueryReader.Read<CreateShelfRequest>(QueryForm.Parse(Encoding.UTF8.GetBytes(form)));
}
