using Usher.Access.Policies;
using Usher.Api.Calls;
using Usher.Contracts;

namespace Usher.Api.Tests.Pipeline;

public sealed class AuthorizeTests : IAsyncLifetime
{
    private readonly TestServer _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, AwsSource("IAM User Guide, 'Troubleshoot access denied error messages'")]
    public async Task A_denial_is_told_in_AWS_s_words()
    {
        var answer = await _server.SendAsync(_server.Keys.Add(TestKeys.User("ana")), "iam");

        answer.RefusedWith("AccessDenied");
        Assert.Contains(
            $"User: arn:aws:iam::{TestKeys.Account}:user/ana is not authorized to perform: iam:CreateUser on resource: ", answer.Body, StringComparison.Ordinal);
        Assert.Contains("because no identity-based policy allows the iam:CreateUser action", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [AwsSource("IAM User Guide, 'AWS global condition context keys'; Service Authorization Reference, 'Condition keys for Amazon S3'")]
    [InlineData("IpAddress", "aws:SourceIp", "127.0.0.0/8")]
    [InlineData("StringEquals", "aws:RequestedRegion", "eu-west-1")]
    [InlineData("StringEquals", "aws:username", "ana")]
    [InlineData("StringEquals", "aws:userid", "AIDAANA")]
    [InlineData("StringEquals", "aws:PrincipalAccount", TestKeys.Account)]
    [InlineData("StringEquals", "aws:PrincipalType", "User")]
    [InlineData("StringEquals", "aws:PrincipalTag/team", "films")]
    [InlineData("ArnEquals", "aws:PrincipalArn", "arn:aws:iam::123456789012:user/ana")]
    [InlineData("StringLike", "aws:UserAgent", "tester/*")]
    [InlineData("StringEquals", "aws:Referer", "http://films.example/")]
    [InlineData("Bool", "aws:SecureTransport", "false")]
    [InlineData("DateEquals", "aws:CurrentTime", "2026-11-23T12:00:00Z")]
    [InlineData("NumericEquals", "aws:EpochTime", "1795435200")]
    [InlineData("StringEquals", "s3:authType", "REST-HEADER")]
    [InlineData("StringEquals", "s3:signatureversion", "AWS4-HMAC-SHA256")]
    public async Task A_request_brings_the_condition_keys_that_every_request_has(string test, string name, string value)
    {
        var policy = $$$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "{{{test}}}": { "{{{name}}}": "{{{value}}}" } } } }""";
        var ana = TestKeys.User("ana") with
        {
            Tags = new Dictionary<string, string> { ["team"] = "films" },
            IdentityPolicies = [new("when", "inline policy 'when' of user ana", PolicyDocument.Parse(policy, PolicyKind.Identity))],
        };

        var answer = await _server.SendAsync(_server.Keys.Add(ana), "s3", region: "eu-west-1", prepare: request =>
        {
            request.Headers.UserAgent.ParseAdd("tester/1");
            request.Headers.Referrer = new("http://films.example/");
        });

        answer.Succeeded("0");
    }

    [Fact]
    public async Task A_call_knows_its_region_and_its_caller()
    {
        await _server.SendAsync(_server.Keys.Add(TestKeys.Root), "iam", region: "eu-west-1");

        var call = Assert.IsType<SignedCall>(_server.Iam.Last);
        Assert.Equal(("eu-west-1", TestKeys.Root.Arn), (call.Region, call.Caller.Arn));
    }
}
