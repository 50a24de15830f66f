using CsCheck;
using Usher.Access.Policies;
using Usher.Wire.Errors;

namespace Usher.Access.Tests.Policies;

public sealed class PolicyDocumentTests
{
    private const string Whole = """
        {
          "Version": "2012-10-17",
          "Id": "rights",
          "Statement": [
            { "Sid": "read", "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "arn:aws:s3:::films/*" },
            { "Effect": "Deny", "NotAction": "s3:*", "NotResource": "*", "Condition": { "StringLike": { "s3:prefix": ["a*", "b*"] } } }
          ]
        }
        """;

    [Fact]
    public void Has_the_statements_in_order_with_their_places()
    {
        var policy = PolicyDocument.Parse(Whole, PolicyKind.Identity);

        Assert.Equal("rights", policy.Id);
        Assert.Collection(
            policy.Statements,
            first =>
            {
                Assert.Equal("read", first.Sid);
                Assert.Equal(["s3:GetObject", "s3:ListBucket"], first.Action.Patterns.Select(pattern => pattern.Text));
                Assert.Equal(new TextPosition(4, 17), first.Start);
                Assert.Equal(new TextPosition(5, 122), first.End);
            },
            second =>
            {
                Assert.Equal(Effect.Deny, second.Effect);
                Assert.True(second.Action.IsNegated);
                Assert.Equal(["a*", "b*"], Assert.Single(second.Conditions).Values.Select(value => value.Text));
            });
    }

    [Theory]
    [InlineData("""{ "Statement": [] }""", "empty list")]
    [InlineData("""{ "Version": "2012-10-17" }""", "lacks Statement")]
    [InlineData("""{ "Version": "2013-01-01", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }""", "2012-10-17 are allowed")]
    [InlineData("""{ "Statement": { "Effect": "allow", "Action": "*", "Resource": "*" } }""", "Allow and Deny are allowed")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "GetObject", "Resource": "*" } }""", "prefaced by a vendor")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject" } }""", "must contain resources")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "films" } }""", "must be in ARN format")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "*", "NotAction": "*", "Resource": "*" } }""", "both given")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*" } }""", "should not specify a principal")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*", "Colour": "red" } }""", "no element 'Colour'")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "StringSame": { "a:b": "c" } } } }""", "Invalid Condition type")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "maybe" } } } }""", "true and false")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Effect": "Deny", "Action": "*", "Resource": "*" } }""", "stands twice")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" }, }""", "not JSON")]
    [InlineData("", "not JSON")]
    [InlineData("[]", "JSON object")]
    public void Refuses_what_IAM_refuses_and_says_where(string text, string hint)
    {
        var error = Assert.Throws<AwsException>(() => PolicyDocument.Parse(text, PolicyKind.Identity));

        Assert.Equal("MalformedPolicyDocument", error.Code);
        Assert.Contains(hint, error.Message, StringComparison.Ordinal);
        Assert.Matches(@"Line \d+, column \d+: ", error.Message);
    }

    [Theory]
    [InlineData("read all")]
    [InlineData("read-all")]
    [InlineData("read_all")]
    [InlineData("lire\u00e9")]
    [InlineData(" ")]
    [InlineData("a\\n")]
    public void A_Sid_of_IAM_has_letters_and_digits_alone_and_one_of_a_bucket_has_what_it_likes(string sid)
    {
        var identity = Refused($$"""{ "Statement": { "Sid": "{{sid}}", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } }""", PolicyKind.Identity);
        var trust = Refused($$"""{ "Statement": { "Sid": "{{sid}}", "Effect": "Allow", "Principal": { "AWS": "123456789012" }, "Action": "sts:AssumeRole" } }""", PolicyKind.Trust);

        Assert.StartsWith("Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*. Line 1, column 25:", identity.Message, StringComparison.Ordinal);
        Assert.StartsWith("Statement IDs (SID) must be alpha-numeric.", trust.Message, StringComparison.Ordinal);
        PolicyDocument.Parse($$"""{ "Statement": { "Sid": "{{sid}}", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::films/*" } }""", PolicyKind.Resource);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Read1")]
    public void A_Sid_may_be_empty(string sid) =>
        PolicyDocument.Parse($$"""{ "Statement": { "Sid": "{{sid}}", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } }""", PolicyKind.Identity);

    [Theory]
    [InlineData("s3:Get Object")]
    [InlineData("s3: GetObject")]
    [InlineData("s3:GetObject ")]
    [InlineData("s3:GetObject\\n")]
    [InlineData("s3:GetObject,PutObject")]
    public void An_action_with_a_blank_is_refused_where_it_would_silently_mean_nothing(string action)
    {
        foreach (var element in new[] { "Action", "NotAction" })
        {
            Assert.Contains("an action is service:Name", Refused($$"""{ "Statement": { "Effect": "Deny", "{{element}}": "{{action}}", "Resource": "*" } }""", PolicyKind.Identity).Message, StringComparison.Ordinal);
            Assert.StartsWith("Policy has invalid action ", Refused($$"""{ "Statement": { "Effect": "Deny", "Principal": "*", "{{element}}": "{{action}}", "Resource": "*" } }""", PolicyKind.Resource).Message, StringComparison.Ordinal);
        }
    }

    // Earlier versions took them; a server starts on what they stored.
    [Fact]
    public void What_an_earlier_version_stored_is_read_again()
    {
        const string Stored = """{ "Statement": { "Sid": "read all", "Effect": "Allow", "Action": "s3:Get Object", "Resource": "*" } }""";

        Refused(Stored, PolicyKind.Identity);
        Assert.Equal("read all", Assert.Single(PolicyDocument.Reread(Stored, PolicyKind.Identity).Statements).Sid);
    }

    [Theory]
    [InlineData("{ \"Statement\": ", "}")]
    [InlineData("{ \"Statement\": [", "] }")]
    public void Refuses_what_is_nested_without_end(string opening, string closing)
    {
        var text = string.Concat(Enumerable.Repeat(opening, 100_000)) + string.Concat(Enumerable.Repeat(closing, 100_000));

        Assert.Contains("not JSON", Assert.Throws<AwsException>(() => PolicyDocument.Parse(text, PolicyKind.Identity)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_place_of_an_error_is_that_of_the_wrong_value()
    {
        var error = Assert.Throws<AwsException>(() => PolicyDocument.Parse(Whole.Replace("\"Deny\"", "\"No\"", StringComparison.Ordinal), PolicyKind.Identity));

        Assert.Contains("Invalid effect: No Line 6, column 17:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trust_policy_names_a_principal_and_no_resource()
    {
        const string Trust = """{ "Statement": { "Effect": "Allow", "Principal": { "Service": "personalize.amazonaws.com" }, "Action": "sts:AssumeRole" } }""";

        Assert.Equal([new("Service", "personalize.amazonaws.com")], PolicyDocument.Parse(Trust, PolicyKind.Trust).Statements[0].Principal!.Principals);
        Assert.Throws<AwsException>(() => PolicyDocument.Parse(Trust, PolicyKind.Resource));
    }

    [Fact]
    public void A_bucket_policy_is_refused_by_the_code_of_S3()
    {
        var error = Assert.Throws<AwsException>(() => PolicyDocument.Parse("{}", PolicyKind.Resource));

        Assert.Equal("MalformedPolicy", error.Code);
    }

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Throws<AwsException>(() => PolicyDocument.Parse(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)), PolicyKind.Identity));

    [Fact]
    public void Whatever_comes_is_read_or_refused()
    {
        string[] words = ["{", "}", "[", "]", ":", ",", "\"Statement\"", "\"Effect\"", "\"Allow\"", "\"Action\"", "\"*\"", "\"Resource\"", "\"Condition\"", "null", "1", "true", "\"\\ud800\"", "\u0000", "\"Principal\""];
        Gen.OneOfConst(words).Array[0, 30].Sample(
            parts =>
            {
                var error = Record.Exception(() => PolicyDocument.Parse(string.Join(' ', parts), PolicyKind.Identity));
                return error is null or AwsException;
            },
            iter: 20_000,
            seed: "0000000000001");
    }

    private static AwsException Refused(string text, PolicyKind kind) => Assert.Throws<AwsException>(() => PolicyDocument.Parse(text, kind));
}
