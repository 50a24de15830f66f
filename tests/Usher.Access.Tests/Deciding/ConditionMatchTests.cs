using Usher.Access.Deciding;

namespace Usher.Access.Tests.Deciding;

public sealed class ConditionMatchTests
{
    [Theory]
    [InlineData("StringEquals", "a", "a", true)]
    [InlineData("StringEquals", "a", "A", false)]
    [InlineData("StringEqualsIgnoreCase", "a", "A", true)]
    [InlineData("StringNotEquals", "a", "b", true)]
    [InlineData("StringLike", "a*c?", "abbbcd", true)]
    [InlineData("StringEquals", "a*", "ab", false)]
    [InlineData("StringNotLike", "a*", "ab", false)]
    [InlineData("NumericLessThan", "10", "9.5", true)]
    [InlineData("NumericLessThanEquals", "10", "10", true)]
    [InlineData("NumericGreaterThan", "10", "10", false)]
    [InlineData("NumericEquals", "10", "1e1", true)]
    [InlineData("NumericNotEquals", "10", "11", true)]
    [InlineData("DateLessThan", "2026-11-23T00:00:00Z", "2026-11-22T23:59:59Z", true)]
    [InlineData("DateGreaterThanEquals", "1700000000", "2023-11-14T22:13:20Z", true)]
    [InlineData("Bool", "true", "True", true)]
    [InlineData("BinaryEquals", "QmluYXJ5", "QmluYXJ5", true)]
    [InlineData("IpAddress", "203.0.113.0/24", "203.0.113.9", true)]
    [InlineData("IpAddress", "203.0.113.7/24", "203.0.113.9", true)]
    [InlineData("IpAddress", "203.0.113.0/24", "::ffff:203.0.113.9", true)]
    [InlineData("IpAddress", "2001:db8::/32", "2001:db8::1", true)]
    [InlineData("NotIpAddress", "203.0.113.0/24", "203.0.114.9", true)]
    [InlineData("ArnLike", "arn:aws:personalize:*:123456789012:*", "arn:aws:personalize:us-east-1:123456789012:dataset/x/INTERACTIONS", true)]
    [InlineData("ArnEquals", "arn:aws:s3:::a*", "arn:aws:s3:::abc", true)]
    [InlineData("ArnNotLike", "arn:aws:s3:::a*", "arn:aws:s3:::b", true)]
    [InlineData("ForAnyValue:StringEquals", "a", "a,b", true)]
    [InlineData("ForAllValues:StringEquals", "a", "a,b", false)]
    [InlineData("ForAllValues:StringLike", "?", "a,b", true)]
    [InlineData("Null", "true", "a", false)]
    [InlineData("Null", "false", "a", true)]
    public void Compares_a_key_that_came(string name, string wanted, string came, bool holds) =>
        Assert.Equal(holds, IsAllowed(name, wanted, ContextKeys.None.With("x:key", came.Split(','))));

    [Theory]
    [InlineData("StringEquals", false)]
    [InlineData("StringEqualsIfExists", true)]
    [InlineData("StringNotEquals", true)]
    [InlineData("StringNotLike", true)]
    [InlineData("ForAllValues:StringEquals", true)]
    [InlineData("ForAnyValue:StringEquals", false)]
    [InlineData("ForAnyValue:StringEqualsIfExists", true)]
    public void A_missing_key_fails_a_condition_but_for_IfExists_ForAllValues_and_negated_ones(string name, bool holds) =>
        Assert.Equal(holds, IsAllowed(name, "a", ContextKeys.None));

    // "If the key values in the request resolve to an empty data set (for example, an empty string)."
    [Theory]
    [InlineData("ForAllValues:StringEquals", true)]
    [InlineData("ForAnyValue:StringNotEquals", false)]
    [InlineData("ForAnyValue:StringEqualsIfExists", false)]
    [InlineData("StringEquals", false)]
    [InlineData("StringNotEquals", true)]
    public void An_empty_value_is_no_value_to_ForAllValues_and_ForAnyValue(string name, bool holds) =>
        Assert.Equal(holds, IsAllowed(name, "a", ContextKeys.None.With("x:key", "")));

    [Fact]
    public void Null_asks_whether_a_key_is_missing() =>
        Assert.True(IsAllowed("Null", "true", ContextKeys.None));

    [Fact]
    public void All_conditions_must_hold_and_one_value_of_each()
    {
        var caller = Ask.User("ana", Ask.Allow("*", "*", ", \"Condition\": { \"StringEquals\": { \"x:a\": [\"1\", \"2\"], \"x:b\": \"3\" } }"));
        var request = new AccessRequest(caller, "s3:GetObject", Ask.Film);

        Assert.True(PolicyEvaluator.Decide(request with { Context = ContextKeys.None.With("X:A", "2").With("x:b", "3") }).IsAllowed);
        Assert.False(PolicyEvaluator.Decide(request with { Context = ContextKeys.None.With("x:a", "2").With("x:b", "4") }).IsAllowed);
    }

    private static bool IsAllowed(string name, string wanted, ContextKeys context)
    {
        var caller = Ask.User("ana", Ask.Allow("*", "*", $", \"Condition\": {{ \"{name}\": {{ \"x:key\": \"{wanted}\" }} }}"));
        return PolicyEvaluator.Decide(new(caller, "s3:GetObject", Ask.Film) { Context = context }).IsAllowed;
    }
}
