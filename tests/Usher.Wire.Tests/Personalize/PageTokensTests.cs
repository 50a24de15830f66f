using System.Buffers.Text;
using CsCheck;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Wire.Tests.Personalize;

public sealed class PageTokensTests
{
    private static readonly PageTokens Tokens = new(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());

    [Fact]
    public void Are_read_as_they_were_written() =>
        Gen.Select(Gen.String.AlphaNumeric, Gen.String[Gen.Char[' ', '\u07ff'], 0, 300]).Sample((list, after) => Assert.Equal(after, Tokens.Read(list, Tokens.Write(list, after))));

    [Fact]
    public void Are_absent_for_the_first_page() => Assert.Null(Tokens.Read("ListCampaigns", null));

    [Fact]
    public void Fit_into_what_the_service_model_allows() => Assert.InRange(Tokens.Write("ListDatasets", new string('x', 256)).Length, 1, 1500);

    [Fact]
    public void Of_another_list_are_refused()
    {
        var token = Tokens.Write("ListCampaigns", "x");

        Refuses("ListSchemas", token);
        Refuses("", token);
    }

    [Fact]
    public void Are_not_the_same_for_a_list_and_a_position_that_are_cut_elsewhere()
    {
        var position = Base64Url.DecodeFromChars(Tokens.Write("ab", "c"))[^1..];
        var signature = Base64Url.DecodeFromChars(Tokens.Write("a", "bc"))[..16];

        Refuses("ab", Base64Url.EncodeToString([.. signature, .. position]));
    }

    [Fact]
    public void Of_another_key_are_refused() => Refuses("ListCampaigns", new PageTokens(new byte[32]).Write("ListCampaigns", "x"));

    [Fact]
    public void Are_refused_after_any_change()
    {
        var bytes = Base64Url.DecodeFromChars(Tokens.Write("ListCampaigns", "campaign/x"));
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Int[1, 255]).Sample((at, change) =>
        {
            var changed = bytes.ToArray();
            changed[at] ^= (byte)change;
            Refuses("ListCampaigns", Base64Url.EncodeToString(changed));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("abc=")]
    [InlineData("campaign/x")]
    [InlineData("é")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    public void That_nobody_wrote_are_refused(string token) => Refuses("ListCampaigns", token);

    private static void Refuses(string list, string token) => Assert.Equal("InvalidNextTokenException", Assert.Throws<AwsException>(() => Tokens.Read(list, token)).Code);
}
