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
    [InlineData("arn:aws:iam::1?2:role/a", "arn:aws:iam::1:2:role/a", false)]
    [InlineData("arn:aws:s3*", "arn:aws:s3:::films/a", true)]
    [InlineData("arn:aws:personalize:*:1:*", "arn:aws:personalize:eu-west-1:1:schema/a:b", true)]
    [InlineData("arn:*b*:c:*d", "arn:xb:c:b:c:d", true)]
    public void Wildcards_of_a_resource_stay_within_a_part_unless_they_end_it(string pattern, string value, bool fits) =>
        Assert.Equal(fits, Fits(Pattern.Of(pattern, hasWildcards: true, hasVariables: false, PatternForm.Resource), value));

    [Theory]
    [InlineData("arn:aws:personalize:*:123456789012:*", "arn:aws:personalize:us-east-1:123456789012:schema/a:b", true)]
    [InlineData("arn:aws:personalize:*:123456789012:*", "arn:aws:personalize:us-east-1:999999999999:x:123456789012:y", false)]
    [InlineData("arn:aws:s3*", "arn:aws:s3:::films", false)]
    [InlineData("*", "arn:aws:s3:::films", true)]
    public void Wildcards_of_ArnLike_never_leave_their_part(string pattern, string value, bool fits) =>
        Assert.Equal(fits, Fits(Pattern.Of(pattern, hasWildcards: true, hasVariables: false, PatternForm.Arn), value));

    [Theory]
    [InlineData("${*}", "*", true)]
    [InlineData("${*}", "a", false)]
    [InlineData("a${?}${$}", "a?$", true)]
    [InlineData("${aws:username}", "ana", true)]
    [InlineData("films/${aws:username}/*", "films/ana/alien", true)]
    [InlineData("${other}", "ana", false)]
    [InlineData("${other, 'bob'}", "bob", true)]
    [InlineData("${unclosed", "${unclosed", true)]
    public void Variables_are_replaced(string pattern, string value, bool fits) =>
        Assert.Equal(fits, Pattern.Of(pattern, hasWildcards: true, hasVariables: true).Matches(value, ignoreCase: false, Named("ana")));

    [Fact]
    public void A_value_with_a_star_stands_for_itself() =>
        Assert.False(Pattern.Of("${aws:username}", hasWildcards: true, hasVariables: true).Matches("bob", ignoreCase: false, Named("*")));

    [Fact]
    public void A_value_may_be_longer_than_the_pattern() =>
        Assert.True(Pattern.Of("${aws:username}!", hasWildcards: true, hasVariables: true).Matches(new string('x', 10_000) + "!", ignoreCase: false, Named(new('x', 10_000))));

    [Fact]
    public void Agrees_with_regular_expressions() =>
        Gen.Select(Gen.OneOfConst('a', 'b', ':', '*', '?').Array[0, 14], Gen.OneOfConst('a', 'b', ':').Array[0, 14], Gen.Enum<PatternForm>()).Sample(
            (pattern, value, form) =>
            {
                var text = new string(pattern);
                return Regex.IsMatch(new(value), ArnExpression.Of(text, form)) == Fits(Pattern.Of(text, hasWildcards: true, hasVariables: false, form), new(value));
            },
            iter: 20_000);

    // The values begin as the pattern does, so that a look must tell what is behind; k has a third form beyond ASCII, and s another.
    [Fact]
    public void A_peek_never_refuses_what_fits() =>
        Gen.Select(Gen.OneOfConst('k', 'K', '\u212A', 's', '\u017F', '*').Array[0, 8], Gen.OneOfConst('k', 'K', '\u212A', 's', 'S').Array[0, 8], Gen.Bool).Sample(
            (letters, value, ignoreCase) =>
            {
                var pattern = Pattern.Of(new(letters), hasWildcards: true, hasVariables: false);
                return pattern.PrefixCheck.MayMatch(new(value), ignoreCase) || !pattern.Matches(new(value), ignoreCase, Named(null));
            },
            iter: 20_000);

    [Theory]
    [InlineData("s3:Get*", "s3:GetObject", true)]
    [InlineData("s3:Get*", "S3:GETOBJECT", true)]
    [InlineData("s3:List*", "s3:GetObject", false)]
    [InlineData("s3:GetObjectAcl", "s3:GetObject", false)]
    [InlineData("s3:*", "s3:GetObject", true)]
    [InlineData("*", "s3", true)]
    public void A_peek_tells_of_most_actions_that_they_do_not_fit(string pattern, string value, bool mayMatch) =>
        Assert.Equal(mayMatch, Pattern.Of(pattern, hasWildcards: true, hasVariables: false).PrefixCheck.MayMatch(value, ignoreCase: true));

    // A matcher that went back for every star would need more steps than there are atoms.
    [Fact]
    public void Thousands_of_stars_take_no_more_steps_than_the_product_of_both_lengths()
    {
        var pattern = Pattern.Of(string.Concat(Enumerable.Repeat("*a", 5_000)) + "b", hasWildcards: true, hasVariables: false);
        var value = new string('a', 6_000);

        Assert.False(pattern.Matches(value, ignoreCase: false, Named(null), out var steps));
        Assert.InRange(steps, 1, (long)pattern.Text.Length * value.Length);
        Assert.True(Fits(Pattern.Of(new string('*', 10_000) + "b", hasWildcards: true, hasVariables: false), value + "b"));
    }

    [Fact]
    public void Nothing_takes_more_steps_than_five_times_that_product() =>
        Gen.Select(Gen.OneOfConst('a', 'b', ':', '*').Array[0, 40], Gen.OneOfConst('a', 'a', 'b', ':').Array[0, 60], Gen.Enum<PatternForm>()).Sample(
            (pattern, value, form) =>
            {
                Pattern.Of(new(pattern), hasWildcards: true, hasVariables: false, form).Matches(new(value), ignoreCase: false, Named(null), out var steps);
                return steps <= 5L * (pattern.Length + 1) * (value.Length + 1);
            },
            iter: 5_000);

    // Each opening was followed to the end of the text.
    [Fact]
    public void A_hundred_thousand_openings_of_variables_without_an_end_are_text() =>
        Assert.Equal(200_000, Pattern.Of(string.Concat(Enumerable.Repeat("${", 100_000)), hasWildcards: true, hasVariables: true).Text.Length);

    [Fact]
    public void A_comparison_ends_where_its_steps_are_spent_or_its_client_has_gone()
    {
        var pattern = Pattern.Of(string.Concat(Enumerable.Repeat("*a", 5_000)) + "b", hasWildcards: true, hasVariables: false);
        var value = new string('a', 6_000);
        using var gone = new CancellationTokenSource();
        gone.Cancel();

        pattern.Matches(value, ignoreCase: false, Named(null), out var steps);
        var enough = new StepBudget(steps, CancellationToken.None);
        Assert.False(pattern.Matches(value, ignoreCase: false, Named(null) with { Budget = enough }));
        Assert.Equal(steps, enough.Spent);
        Assert.Throws<StepBudgetException>(() => pattern.Matches(value, ignoreCase: false, Named(null) with { Budget = new(steps - 1, CancellationToken.None) }));
        Assert.Throws<OperationCanceledException>(() => pattern.Matches(value, ignoreCase: false, Named(null) with { Budget = new(long.MaxValue, gone.Token) }));
    }

    private static bool Fits(Pattern pattern, string value) => pattern.Matches(value, ignoreCase: false, Named(null));

    private static AccessRequest Named(string? userName) => new(new Caller { Kind = CallerKind.User, Account = "", Arn = "", UserName = userName }, "", "");
}
