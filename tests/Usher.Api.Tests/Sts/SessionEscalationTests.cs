using System.Xml.Linq;
using Usher.Access.Callers;
using Usher.Access.Identities;
using Usher.Api.Tests.Iam;
using Usher.Contracts;
using Usher.Contracts.Identities;
using Usher.Wire.Errors;

namespace Usher.Api.Tests.Sts;

/// <summary>A session can do what its role can, within what was given with it, and cannot help itself to more.</summary>
[AwsSource("IAM User Guide, 'Session policies' and 'Roles terms and concepts: role chaining'")]
public sealed class SessionEscalationTests : IamTests
{
    private string Arn(string resource) => $"arn:aws:iam::{Number}:{resource}";

    [Fact]
    public async Task A_session_policy_that_allows_everything_allows_no_more_than_the_role()
    {
        var session = await AssumeAsync(await UserAsync("ana", TestAccounts.AllowAll), "Reader", Allow("iam:ListUsers", "*"), TestAccounts.AllowAll);

        await IamAsync(session, "ListUsers");
        await DeniedAsync(session, "iam:CreateUser", Arn("user/x"), "CreateUser", ("UserName", "x"));
    }

    [Fact]
    public async Task The_rights_of_who_assumed_a_role_are_not_the_session_s()
    {
        var session = await AssumeAsync(await UserAsync("ana", TestAccounts.AllowAll), "Reader", Allow("iam:ListUsers", "*"));

        await DeniedAsync(session, "iam:CreateAccessKey", Arn("user/ana"), "CreateAccessKey", ("UserName", "ana"));
    }

    [Theory]
    [InlineData("PutRolePolicy", "PolicyName=p&PolicyDocument={}")]
    [InlineData("AttachRolePolicy", "PolicyArn=arn:aws:iam::aws:policy/AdministratorAccess")]
    [InlineData("UpdateAssumeRolePolicy", "PolicyDocument={}")]
    [InlineData("DeleteRolePermissionsBoundary", "")]
    [InlineData("UpdateRole", "MaxSessionDuration=43200")]
    public async Task A_session_cannot_change_the_role_behind_it(string action, string form)
    {
        var session = await AssumeAsync(await UserAsync("ana"), "Reader", Allow("iam:List*", "*"));
        var parameters = form.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1]));

        await DeniedAsync(session, $"iam:{action}", Arn("role/Reader"), action, [("RoleName", "Reader"), .. parameters]);
    }

    [Fact]
    public async Task A_chain_goes_on_only_by_the_rights_of_the_session_within_its_session_policy()
    {
        var ana = await UserAsync("ana");
        var chain = Allow("sts:AssumeRole", Arn("role/Boss"));
        var free = await AssumeAsync(ana, "Free", chain);
        var bound = await AssumeAsync(ana, "Bound", chain, Allow("s3:*", "*"));
        var other = await AssumeAsync(ana, "Other", Allow("sts:AssumeRole", Arn("role/Free")));
        await Account.Identities.Roles.CreateAsync(new("Boss", Trust(Arn("root"))), Stop);

        await StsAsync(free, "AssumeRole", ("RoleArn", Arn("role/Boss")), ("RoleSessionName", "x-ray"));
        foreach (var session in new[] { bound, other })
            Assert.Equal("AccessDenied", (await Assert.ThrowsAsync<AwsException>(() => StsAsync(session, "AssumeRole", ("RoleArn", Arn("role/Boss")), ("RoleSessionName", "x-ray")))).Code);
    }

    [Fact]
    public async Task A_boundary_of_the_role_bounds_its_sessions_whatever_they_bring()
    {
        var ana = await UserAsync("ana");
        await Account.Identities.Roles.CreateAsync(new("Reader", Trust(ana.Arn)) { Boundary = TestAccounts.S3ReadOnly }, Stop);
        await Account.Identities.Attachments.AttachAsync(EntityKind.Role, "Reader", TestAccounts.AdministratorAccess, Stop);
        var session = CallerOf(await StsAsync(ana, "AssumeRole", ("RoleArn", Arn("role/Reader")), ("RoleSessionName", "x-ray"), ("Policy", TestAccounts.AllowAll)));

        await DeniedAsync(session, "iam:DeleteRolePermissionsBoundary", Arn("role/Reader"), "DeleteRolePermissionsBoundary", ("RoleName", "Reader"));
        await DeniedAsync(session, "iam:CreateUser", Arn("user/x"), "CreateUser", ("UserName", "x"));
    }

    private async Task<Caller> AssumeAsync(Caller caller, string role, string rights, string? policy = null)
    {
        await Account.Identities.Roles.CreateAsync(new(role, Trust(caller.Arn)), Stop);
        await Account.Identities.InlinePolicies.PutAsync(EntityKind.Role, role, "own", rights, Stop);
        return CallerOf(await StsAsync(caller, "AssumeRole", [("RoleArn", Arn($"role/{role}")), ("RoleSessionName", "x-ray"), .. policy is null ? [] : new[] { ("Policy", policy) }]));
    }

    private static string Trust(string principal) => $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{{principal}}}"},"Action":"sts:AssumeRole"} }""";

    private Caller CallerOf(XElement answer) => Account.Credentials.Find(Text(answer, "AccessKeyId"), Text(answer, "SessionToken"), Clock.Now).Credential!.Caller;
}
