using System.Xml.Linq;
using Usher.Access.Callers;
using Usher.Access.Credentials;
using Usher.Access.Identities;
using Usher.Api.Tests.Iam;
using Usher.Contracts;
using Usher.Contracts.Identities;
using Usher.Wire.Errors;

namespace Usher.Api.Tests.Sts;

[AwsSource("STS API reference, GetCallerIdentity, AssumeRole, GetSessionToken")]
public sealed class StsServiceTests : IamTests
{
    [Fact]
    public async Task Everybody_may_ask_who_he_is()
    {
        var ana = await UserAsync("ana", """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}""");

        var answer = await StsAsync(ana, "GetCallerIdentity");

        Assert.Equal((ana.UserId, Number, ana.Arn), (Text(answer, "UserId"), Text(answer, "Account"), Text(answer, "Arn")));
        Assert.Equal($"arn:aws:iam::{Number}:root", Text(await StsAsync(Root, "GetCallerIdentity"), "Arn"));
    }

    [Fact]
    public async Task A_role_that_trusts_the_caller_is_assumed()
    {
        var ana = await UserAsync("ana");
        var role = await RoleAsync(ana.Arn);

        var answer = await StsAsync(ana, "AssumeRole", ("RoleArn", role.Arn), ("RoleSessionName", "x-ray"));

        Assert.Equal(IamArns.Session(Number, "Films", "x-ray"), Text(answer, "Arn"));
        Assert.Equal($"{role.Id}:x-ray", Text(answer, "AssumedRoleId"));
        Assert.Equal("2026-11-23T13:00:00Z", Text(answer, "Expiration"));
        Assert.Equal(Text(answer, "Arn"), Text(await StsAsync(CallerOf(answer), "GetCallerIdentity"), "Arn"));
    }

    [Fact]
    public async Task A_role_that_trusts_the_account_needs_a_right_of_the_caller_too()
    {
        var ana = await UserAsync("ana");
        var bo = await UserAsync("bo", Allow("sts:AssumeRole", $"arn:aws:iam::{Number}:role/Films"));
        var role = await RoleAsync($"arn:aws:iam::{Number}:root");

        await DeniedAsync(ana, role.Arn);
        await StsAsync(bo, "AssumeRole", ("RoleArn", role.Arn), ("RoleSessionName", "films"));
    }

    [Fact]
    public async Task A_right_to_assume_is_nothing_without_trust_and_a_missing_role_looks_the_same()
    {
        var ana = await UserAsync("ana", TestAccounts.AllowAll);
        var role = await Account.Identities.Roles.CreateAsync(new("Films", TestAccounts.TrustPersonalize), Stop);

        var untrusted = await DeniedAsync(ana, role.Arn);
        var missing = await DeniedAsync(ana, $"arn:aws:iam::{Number}:role/Nones");

        Assert.Equal(untrusted, missing.Replace("Nones", "Films", StringComparison.Ordinal));
    }

    [Fact, AwsSource("IAM User Guide, 'Access to AWS accounts owned by third parties'")]
    public async Task A_trust_policy_may_ask_for_an_external_id()
    {
        var ana = await UserAsync("ana");
        var role = await RoleAsync(ana.Arn, """{"StringEquals":{"sts:ExternalId":"film-club"}}""");

        await DeniedAsync(ana, role.Arn);
        await DeniedAsync(ana, role.Arn, ("ExternalId", "book-club"));
        await StsAsync(ana, "AssumeRole", ("RoleArn", role.Arn), ("RoleSessionName", "films"), ("ExternalId", "film-club"));
    }

    [Fact]
    public async Task Tags_need_trust_of_their_own()
    {
        var ana = await UserAsync("ana");
        var role = await RoleAsync(ana.Arn);
        (string, string)[] tags = [("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "films"), ("TransitiveTagKeys.member.1", "team")];

        Assert.Contains("sts:TagSession", await DeniedAsync(ana, role.Arn, tags), StringComparison.Ordinal);
        await Account.Identities.Roles.SetTrustAsync("Films", Trust(ana.Arn, actions: "\"sts:AssumeRole\",\"sts:TagSession\""), Stop);

        var answer = await StsAsync(ana, "AssumeRole", [("RoleArn", role.Arn), ("RoleSessionName", "films"), .. tags]);
        Assert.Equal("films", CallerOf(answer).Tags["team"]);
    }

    [Fact]
    public async Task A_session_policy_bounds_and_the_size_is_told()
    {
        var ana = await UserAsync("ana");
        var role = await RoleAsync(ana.Arn);
        await Account.Identities.Attachments.AttachAsync(EntityKind.Role, "Films", TestAccounts.AdministratorAccess, Stop);

        var answer = await StsAsync(
            ana, "AssumeRole", ("RoleArn", role.Arn), ("RoleSessionName", "films"), ("Policy", Allow("iam:ListUsers", "*")), ("PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/IAMReadOnlyAccess"));
        var session = CallerOf(answer);

        Assert.InRange(int.Parse(Text(answer, "PackedPolicySize"), System.Globalization.CultureInfo.InvariantCulture), 1, 99);
        Assert.Equal(2, session.SessionPolicies.Count);
        await IamAsync(session, "ListUsers");
        await DeniedAsync(session, "iam:CreateUser", $"arn:aws:iam::{Number}:user/x", "CreateUser", ("UserName", "x"));
    }

    [Theory]
    [InlineData("DurationSeconds", "899", "ValidationError")]
    [InlineData("DurationSeconds", "43201", "ValidationError")]
    [InlineData("DurationSeconds", "3601", "ValidationError")]
    [InlineData("Policy", "{", "MalformedPolicyDocument")]
    [InlineData("PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/none", "ValidationError")]
    [InlineData("TokenCode", "123456", "AccessDenied")]
    public async Task What_cannot_be_is_refused(string name, string value, string code)
    {
        var ana = await UserAsync("ana");
        var role = await RoleAsync(ana.Arn);

        var error = await Assert.ThrowsAsync<AwsException>(() => StsAsync(ana, "AssumeRole", ("RoleArn", role.Arn), ("RoleSessionName", "films"), (name, value)));

        Assert.Equal(code, error.Code);
    }

    [Fact]
    public async Task A_session_of_one_s_own_signs_as_oneself_but_not_to_IAM()
    {
        var ana = await UserAsync("ana", TestAccounts.AllowAll);
        var answer = await StsAsync(ana, "GetSessionToken");
        var session = CallerOf(answer);

        Assert.Equal("2026-11-24T00:00:00Z", Text(answer, "Expiration"));
        Assert.Equal(ana.Arn, Text(await StsAsync(session, "GetCallerIdentity"), "Arn"));
        Assert.Equal("The security token included in the request is invalid", await RefusedAsync("InvalidClientTokenId", session, "ListUsers"));
        Assert.Equal("AccessDenied", (await Assert.ThrowsAsync<AwsException>(() => StsAsync(session, "GetSessionToken"))).Code);
    }

    private async Task<string> DeniedAsync(Caller caller, string roleArn, params (string, string)[] parameters)
    {
        var error = await Assert.ThrowsAsync<AwsException>(() => StsAsync(caller, "AssumeRole", [("RoleArn", roleArn), ("RoleSessionName", "films"), .. parameters]));
        Assert.Equal("AccessDenied", error.Code);
        return error.Message;
    }

    private async Task<Role> RoleAsync(string principal, string? condition = null) => await Account.Identities.Roles.CreateAsync(new("Films", Trust(principal, condition)), Stop);

    private static string Trust(string principal, string? condition = null, string actions = "\"sts:AssumeRole\"") => $$$"""
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{{principal}}}"},"Action":[{{{actions}}}]{{{(condition is null ? "" : ",\"Condition\":" + condition)}}} } }
        """;

    private Caller CallerOf(XElement answer)
    {
        var found = Account.Credentials.Find(Text(answer, "AccessKeyId"), Text(answer, "SessionToken"), Clock.Now);
        Assert.Equal((CredentialOutcome.Valid, Text(answer, "SecretAccessKey")), (found.Outcome, found.Credential?.SecretKey));
        return found.Credential!.Caller;
    }
}
