using Usher.Buckets.Policies;
using Usher.Wire.Errors;

namespace Usher.Buckets.Tests.Policies;

public sealed class BucketPoliciesTests
{
    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::films/*")]
    [InlineData("s3:GetObject", "arn:aws:s3:::films*")]
    [InlineData("s3:ListBucket", "arn:aws:s3:::films")]
    [InlineData("s3:*", "arn:aws:s3:::films")]
    [InlineData("*", "*")]
    public void An_action_and_a_resource_of_the_bucket_are_taken(string action, string resource) =>
        Assert.Equal("ResourcePolicy", BucketPolicies.Parse("films", Policy(action, resource)).Id);

    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::other/*", "Policy has invalid resource")]
    [InlineData("s3:GetObject", "arn:aws:s3:::films-2/*", "Policy has invalid resource")]
    [InlineData("s3:GetObject", "arn:aws:iam::123456789012:role/films", "Policy has invalid resource")]
    [InlineData("iam:CreateUser", "arn:aws:s3:::films/*", "Policy has invalid action")]
    [InlineData("s3:GetObject", "arn:aws:s3:::films", "Action does not apply to any resource(s) in statement")]
    [InlineData("s3:ListBucket", "arn:aws:s3:::films/*", "Action does not apply to any resource(s) in statement")]
    public void What_could_never_allow_anything_is_refused_with_what_to_add(string action, string resource, string message)
    {
        var error = Assert.Throws<AwsException>(() => BucketPolicies.Parse("films", Policy(action, resource)));

        Assert.Equal("MalformedPolicy", error.Code);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"*\"", "", true)]
    [InlineData("""{"AWS":"*"}""", "", true)]
    [InlineData("""{"AWS":"123456789012"}""", "", false)]
    [InlineData("""{"Service":"personalize.amazonaws.com"}""", "", false)]
    [InlineData("\"*\"", ""","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""", false)]
    [InlineData("\"*\"", ""","Condition":{"StringLike":{"aws:Referer":"https://films.example/*"}}""", true)]
    public void A_policy_for_everybody_is_public_unless_a_condition_narrows_it(string principal, string condition, bool expected)
    {
        var policy = $$"""{"Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"s3:GetObject","Resource":"arn:aws:s3:::films/*"{{condition}}}]}""";
        Assert.Equal(expected, BucketPolicies.IsPublic(BucketPolicies.Parse("films", policy)));
    }

    private static string Policy(string action, string resource) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"personalize.amazonaws.com"},"Action":"{{action}}","Resource":"{{resource}}"}]}""";

    [Fact]
    public void A_policy_that_was_accepted_before_is_read_again()
    {
        const string Stored = """{ "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:Get Object", "Resource": "arn:aws:s3:::films/*" } }""";

        Assert.Equal("MalformedPolicy", Assert.Throws<AwsException>(() => BucketPolicies.Parse("films", Stored)).Code);
        Assert.Equal(Stored, BucketPolicies.Reread("films", Stored).Document.Text);
    }
}
