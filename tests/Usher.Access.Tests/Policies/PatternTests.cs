using System.Text.RegularExpressions;
using CsCheck;
using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Policies;

namespace Usher.Access.Tests.Policies;

public sealed class PatternTests
{
    [Theory]
    [InlineData("arn:aws:s3:::films/*", "arn:aws:s3:::films/a/b", true)]
    [InlineData("arn:aws:s3:::films", "arn:aws:s3:::films/a", false)]
    [InlineData("arn:aws:iam::*:role/a", "arn:aws:iam::123456789012:role/a", true)]
    [InlineData("arn:aws:iam::1*2:role/a", "arn:aws:iam::12:3:2:role/a", false)]
    [InlineData("arn:aws:s3*", "arn:aws:s3:::films/a", true)]
    [InlineData("arn:aws:personalize:*:1:*", "arn:aws:personalize:eu-west-1:1:schema/a:b", true)]
    public void Wildcards_of_an_ARN_stay_within_a_part_unless_they_end_it(string pattern, string value, bool fits) =>
        Assert.Equal(fits, Pattern.Of(pattern, hasWildcards: true, hasVariables: false, isArn: true).Matches(value, ignoreCase: false, Named(null)));

    [Theory]
    [InlineData("${*}", "*", true)]
    [InlineData("${*}", "a", false)]
    [InlineData("a${?}${$}", "a?$", true)]
    [InlineData("${aws:username}", "ana", true)]
    [InlineData("${other}", "ana", false)]
    [InlineData("${other, 'bob'}", "bob", true)]
    [InlineData("${unclosed", "${unclosed", true)]
    public void Variables_are_replaced_and_their_values_are_no_patterns(string pattern, string value, bool fits) =>
        Assert.Equal(fits, Pattern.Of(pattern, hasWildcards: true, hasVariables: true).Matches(value, ignoreCase: false, Named("ana")));

    [Fact]
    public void A_value_with_a_star_stands_for_itself() =>
        Assert.False(Pattern.Of("${aws:username}", hasWildcards: true, hasVariables: true).Matches("bob", ignoreCase: false, Named("*")));

    [Fact]
    public void Agrees_with_regular_expressions() =>
        Gen.Select(Gen.OneOfConst('a', 'b', ':', '*', '?').Array[0, 8], Gen.OneOfConst('a', 'b', ':').Array[0, 8]).Sample((pattern, value) =>
        {
            var expression = "^" + string.Concat(pattern.Select(it => it switch { '*' => ".*", '?' => ".", _ => Regex.Escape(it.ToString()) })) + "$";
            return Regex.IsMatch(new(value), expression) == Pattern.Of(new(pattern), hasWildcards: true, hasVariables: false).Matches(new(value), ignoreCase: false, Named(null));
        });

    // A matcher that goes back for each star would not end here within the life of the universe.
    [Fact]
    public void Thousands_of_stars_are_no_trouble() =>
        Assert.False(Pattern.Of(string.Concat(Enumerable.Repeat("*a", 5_000)) + "b", hasWildcards: true, hasVariables: false).Matches(new string('a', 1_000), ignoreCase: false, Named(null)));

    private static AccessRequest Named(string? userName) => new(new Caller { Kind = CallerKind.User, Account = "", Arn = "", UserName = userName }, "", "");
}
