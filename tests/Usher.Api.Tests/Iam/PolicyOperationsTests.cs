using Usher.Contracts;
using Usher.Contracts.Identities;

namespace Usher.Api.Tests.Iam;

[AwsSource("IAM API reference, the page of each operation, with its example answers")]
public sealed class PolicyOperationsTests : IamTests
{
    private string Arn => $"arn:aws:iam::{Number}:policy/films";

    [Fact]
    public async Task A_role_is_created_shown_changed_listed_and_deleted()
    {
        var created = await IamAsync(
            Root, "CreateRole", ("RoleName", "Execution"), ("AssumeRolePolicyDocument", TestAccounts.TrustPersonalize), ("Description", "For imports."), ("MaxSessionDuration", "7200"));
        Assert.Equal(TestAccounts.TrustPersonalize, Uri.UnescapeDataString(Text(created, "AssumeRolePolicyDocument")));

        await IamAsync(Root, "UpdateRole", ("RoleName", "Execution"), ("Description", "For exports."));
        await IamAsync(Root, "UpdateAssumeRolePolicy", ("RoleName", "Execution"), ("PolicyDocument", TestAccounts.TrustPersonalize.Replace("personalize", "ec2", StringComparison.Ordinal)));
        var shown = await IamAsync(Root, "GetRole", ("RoleName", "Execution"));
        Assert.Equal(("For exports.", "7200"), (Text(shown, "Description"), Text(shown, "MaxSessionDuration")));
        Assert.Contains("ec2.amazonaws.com", Text(shown, "AssumeRolePolicyDocument"), StringComparison.Ordinal);
        Assert.Equal(["Execution"], Texts(await IamAsync(Root, "ListRoles"), "RoleName"));

        await IamAsync(Root, "DeleteRole", ("RoleName", "Execution"));
        await RefusedAsync("NoSuchEntity", Root, "GetRole", ("RoleName", "Execution"));
        await RefusedAsync("MalformedPolicyDocument", Root, "CreateRole", ("RoleName", "x"), ("AssumeRolePolicyDocument", "{}"));
        await RefusedAsync("ValidationError", Root, "CreateRole", ("RoleName", "x"), ("AssumeRolePolicyDocument", TestAccounts.TrustPersonalize), ("MaxSessionDuration", "3599"));
    }

    [Fact]
    public async Task A_policy_goes_through_its_versions()
    {
        var created = await IamAsync(Root, "CreatePolicy", ("PolicyName", "films"), ("PolicyDocument", TestAccounts.ReadBuckets));
        Assert.Equal((Arn, "v1", "0"), (Text(created, "Arn"), Text(created, "DefaultVersionId"), Text(created, "AttachmentCount")));

        var version = await IamAsync(Root, "CreatePolicyVersion", ("PolicyArn", Arn), ("PolicyDocument", TestAccounts.AllowAll), ("SetAsDefault", "true"));
        Assert.Equal(("v2", "true"), (Text(version, "VersionId"), Text(version, "IsDefaultVersion")));
        Assert.Equal(["v2", "v1"], Texts(await IamAsync(Root, "ListPolicyVersions", ("PolicyArn", Arn)), "VersionId"));
        var page = await IamAsync(Root, "ListPolicyVersions", ("PolicyArn", Arn), ("MaxItems", "1"));
        Assert.Equal(["v1"], Texts(await IamAsync(Root, "ListPolicyVersions", ("PolicyArn", Arn), ("Marker", Text(page, "Marker"))), "VersionId"));
        var shown = await IamAsync(Root, "GetPolicyVersion", ("PolicyArn", Arn), ("VersionId", "v1"));
        Assert.Equal((TestAccounts.ReadBuckets, "false"), (Uri.UnescapeDataString(Text(shown, "Document")), Text(shown, "IsDefaultVersion")));

        await IamAsync(Root, "SetDefaultPolicyVersion", ("PolicyArn", Arn), ("VersionId", "v1"));
        await IamAsync(Root, "DeletePolicyVersion", ("PolicyArn", Arn), ("VersionId", "v2"));
        Assert.Equal("v1", Text(await IamAsync(Root, "GetPolicy", ("PolicyArn", Arn)), "DefaultVersionId"));
        await IamAsync(Root, "DeletePolicy", ("PolicyArn", Arn));
        await RefusedAsync("NoSuchEntity", Root, "GetPolicy", ("PolicyArn", Arn));
    }

    [Fact]
    public async Task Policies_are_listed_by_scope_and_by_use()
    {
        await IamAsync(Root, "CreatePolicy", ("PolicyName", "films"), ("PolicyDocument", TestAccounts.ReadBuckets));
        await UserAsync("ana");
        await IamAsync(Root, "AttachUserPolicy", ("UserName", "ana"), ("PolicyArn", TestAccounts.S3ReadOnly));
        await IamAsync(Root, "PutUserPermissionsBoundary", ("UserName", "ana"), ("PermissionsBoundary", Arn));

        Assert.Equal(["films"], Texts(await IamAsync(Root, "ListPolicies", ("Scope", "Local")), "PolicyName"));
        Assert.DoesNotContain("films", Texts(await IamAsync(Root, "ListPolicies", ("Scope", "AWS")), "PolicyName"));
        Assert.Equal(["AmazonS3ReadOnlyAccess"], Texts(await IamAsync(Root, "ListPolicies", ("OnlyAttached", "true")), "PolicyName"));
        Assert.Equal(["films"], Texts(await IamAsync(Root, "ListPolicies", ("PolicyUsageFilter", "PermissionsBoundary")), "PolicyName"));
        Assert.Equal(["AmazonPersonalizeFullAccess"], Texts(await IamAsync(Root, "ListPolicies", ("PathPrefix", "/service-role/")), "PolicyName"));
    }

    [Theory]
    [InlineData("User", "UserName")]
    [InlineData("Group", "GroupName")]
    [InlineData("Role", "RoleName")]
    public async Task Policies_are_attached_listed_and_detached(string kind, string member)
    {
        await MakeAsync(kind);
        await IamAsync(Root, $"Attach{kind}Policy", (member, "it"), ("PolicyArn", TestAccounts.S3ReadOnly));
        await IamAsync(Root, $"Attach{kind}Policy", (member, "it"), ("PolicyArn", TestAccounts.AdministratorAccess));

        var listed = await IamAsync(Root, $"ListAttached{kind}Policies", (member, "it"));
        Assert.Equal([TestAccounts.AdministratorAccess, TestAccounts.S3ReadOnly], Texts(listed, "PolicyArn"));
        Assert.Equal(["AdministratorAccess", "AmazonS3ReadOnlyAccess"], Texts(listed, "PolicyName"));
        var page = await IamAsync(Root, $"ListAttached{kind}Policies", (member, "it"), ("MaxItems", "1"));
        Assert.Equal([TestAccounts.S3ReadOnly], Texts(await IamAsync(Root, $"ListAttached{kind}Policies", (member, "it"), ("Marker", Text(page, "Marker"))), "PolicyArn"));
        Assert.Equal(["it"], Texts(await IamAsync(Root, "ListEntitiesForPolicy", ("PolicyArn", TestAccounts.S3ReadOnly), ("EntityFilter", kind)), member));
        await IamAsync(Root, $"Detach{kind}Policy", (member, "it"), ("PolicyArn", TestAccounts.S3ReadOnly));
        await RefusedAsync("NoSuchEntity", Root, $"Detach{kind}Policy", (member, "it"), ("PolicyArn", TestAccounts.S3ReadOnly));
        await RefusedAsync("NoSuchEntity", Root, $"Attach{kind}Policy", (member, "none"), ("PolicyArn", TestAccounts.S3ReadOnly));
    }

    [Theory]
    [InlineData("User", "UserName", "Policies")]
    [InlineData("Group", "GroupName", "Policies")]
    [InlineData("Role", "RoleName", "Policies")]
    public async Task Inline_policies_are_put_shown_listed_and_deleted(string kind, string member, string plural)
    {
        await MakeAsync(kind);
        await IamAsync(Root, $"Put{kind}Policy", (member, "it"), ("PolicyName", "read"), ("PolicyDocument", TestAccounts.ReadBuckets));

        var shown = await IamAsync(Root, $"Get{kind}Policy", (member, "it"), ("PolicyName", "READ"));
        Assert.Equal(("read", TestAccounts.ReadBuckets), (Text(shown, "PolicyName"), Uri.UnescapeDataString(Text(shown, "PolicyDocument"))));
        Assert.Equal(["read"], Texts(await IamAsync(Root, $"List{kind}{plural}", (member, "it")), "member"));
        await RefusedAsync("MalformedPolicyDocument", Root, $"Put{kind}Policy", (member, "it"), ("PolicyName", "bad"), ("PolicyDocument", "{"));
        await IamAsync(Root, $"Delete{kind}Policy", (member, "it"), ("PolicyName", "read"));
        Assert.Equal(
            $"The {kind.ToLowerInvariant()} policy with name read cannot be found.", await RefusedAsync("NoSuchEntity", Root, $"Get{kind}Policy", (member, "it"), ("PolicyName", "read")));
    }

    [Theory]
    [InlineData("User", "UserName")]
    [InlineData("Role", "RoleName")]
    public async Task Boundaries_are_put_shown_and_deleted(string kind, string member)
    {
        await MakeAsync(kind);
        await IamAsync(Root, $"Put{kind}PermissionsBoundary", (member, "it"), ("PermissionsBoundary", TestAccounts.S3ReadOnly));

        var shown = await IamAsync(Root, $"Get{kind}", (member, "it"));
        Assert.Equal((TestAccounts.S3ReadOnly, "PermissionsBoundaryPolicy"), (Text(shown, "PermissionsBoundaryArn"), Text(shown, "PermissionsBoundaryType")));
        Assert.Equal(["it"], Texts(await IamAsync(Root, "ListEntitiesForPolicy", ("PolicyArn", TestAccounts.S3ReadOnly), ("PolicyUsageFilter", "PermissionsBoundary")), member));
        Assert.Empty(Texts(await IamAsync(Root, "ListEntitiesForPolicy", ("PolicyArn", TestAccounts.S3ReadOnly), ("PolicyUsageFilter", "PermissionsPolicy")), member));
        await IamAsync(Root, $"Delete{kind}PermissionsBoundary", (member, "it"));
        Assert.Empty(Texts(await IamAsync(Root, $"Get{kind}", (member, "it")), "PermissionsBoundaryArn"));
    }

    [Theory]
    [InlineData("User", "UserName")]
    [InlineData("Role", "RoleName")]
    [InlineData("Policy", "PolicyArn")]
    public async Task Tags_are_put_listed_and_taken_away(string kind, string member)
    {
        await MakeAsync(kind);
        var name = kind == "Policy" ? $"arn:aws:iam::{Number}:policy/it" : "it";
        await IamAsync(Root, $"Tag{kind}", (member, name), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "films"), ("Tags.member.2.Key", "cost"), ("Tags.member.2.Value", ""));

        Assert.Equal(["cost", "team"], Texts(await IamAsync(Root, $"List{kind}Tags", (member, name)), "Key"));
        var page = await IamAsync(Root, $"List{kind}Tags", (member, name), ("MaxItems", "1"));
        Assert.Equal(["films"], Texts(await IamAsync(Root, $"List{kind}Tags", (member, name), ("Marker", Text(page, "Marker"))), "Value"));
        await IamAsync(Root, $"Untag{kind}", (member, name), ("TagKeys.member.1", "TEAM"));
        Assert.Equal(["cost"], Texts(await IamAsync(Root, $"List{kind}Tags", (member, name)), "Key"));
    }

    [Fact]
    public async Task The_account_is_summed_up()
    {
        await UserAsync("ana");
        var summary = await IamAsync(Root, "GetAccountSummary");

        Assert.Contains(summary.Descendants(summary.Name.Namespace + "entry"), entry => entry.Value == "Users1");
        Assert.Contains(summary.Descendants(summary.Name.Namespace + "entry"), entry => entry.Value == "VersionsPerPolicyQuota5");
        Assert.Empty(Texts(await IamAsync(Root, "ListAccountAliases"), "member"));
    }

    private async Task MakeAsync(string kind) => await (kind switch
    {
        "User" => IamAsync(Root, "CreateUser", ("UserName", "it")),
        "Group" => IamAsync(Root, "CreateGroup", ("GroupName", "it")),
        "Role" => IamAsync(Root, "CreateRole", ("RoleName", "it"), ("AssumeRolePolicyDocument", TestAccounts.TrustPersonalize)),
        _ => IamAsync(Root, "CreatePolicy", ("PolicyName", "it"), ("PolicyDocument", TestAccounts.ReadBuckets)),
    });
}
