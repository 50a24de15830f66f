using Usher.Access.Identities;
using Usher.Contracts;
using Usher.Contracts.Identities;

namespace Usher.Api.Tests.Iam;

/// <summary>A deny names one spelling. Another spelling of the same thing is asked about as what is found, or finds nothing.</summary>
[AwsSource("IAM User Guide, 'IAM JSON policy elements: Resource' (ARNs are compared with case) and 'IAM identifiers'; IAM API reference, CreateUser: 'names are not distinguished by case'")]
public sealed class SpellingTests : IamTests
{
    private string Guard => $"arn:aws:iam::{Number}:policy/Admin/Guard";

    private string GuardInSmall => $"arn:aws:iam::{Number}:policy/admin/guard";

    [Theory]
    [InlineData("GetPolicy", "")]
    [InlineData("DeletePolicy", "")]
    [InlineData("CreatePolicyVersion", "PolicyDocument={}&SetAsDefault=true")]
    [InlineData("GetPolicyVersion", "VersionId=v1")]
    [InlineData("ListPolicyVersions", "")]
    [InlineData("SetDefaultPolicyVersion", "VersionId=v1")]
    [InlineData("DeletePolicyVersion", "VersionId=v1")]
    [InlineData("ListEntitiesForPolicy", "")]
    [InlineData("TagPolicy", "Tags.member.1.Key=a&Tags.member.1.Value=b")]
    [InlineData("UntagPolicy", "TagKeys.member.1=a")]
    [InlineData("ListPolicyTags", "")]
    public async Task A_managed_policy_is_found_by_its_own_spelling_alone(string action, string form)
    {
        await GuardAsync();
        var ana = await UserAsync("ana", AllBut(Guard));

        await DeniedAsync(ana, $"iam:{action}", Guard, action, [("PolicyArn", Guard), .. Pairs(form)]);
        await RefusedAsync("NoSuchEntity", ana, action, [("PolicyArn", GuardInSmall), .. Pairs(form.Replace("{}", Uri.EscapeDataString(TestAccounts.AllowAll), StringComparison.Ordinal))]);
    }

    [Theory]
    [InlineData("AttachUserPolicy", "PolicyArn")]
    [InlineData("PutUserPermissionsBoundary", "PermissionsBoundary")]
    public async Task What_is_given_to_a_user_is_found_by_its_own_spelling_alone(string action, string member)
    {
        await GuardAsync();
        foreach (var arn in new[] { GuardInSmall, "arn:aws:iam::aws:policy/administratoraccess", "arn:aws:iam::aws:Policy/AdministratorAccess" })
            Assert.Contains(arn, await RefusedAsync(arn.Contains(":Policy/", StringComparison.Ordinal) ? "InvalidInput" : "NoSuchEntity", Root, action, ("UserName", "bo"), (member, arn)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_a_deny_names_is_not_detached_under_another_spelling()
    {
        await GuardAsync();
        await Account.Identities.Attachments.AttachAsync(EntityKind.User, "bo", Guard, Stop);
        var ana = await UserAsync("ana", DenyWhere("iam:DetachUserPolicy", "ArnEquals", "iam:PolicyARN", Guard));

        await DeniedAsync(ana, "iam:DetachUserPolicy", Arn("user/bo"), "DetachUserPolicy", ("UserName", "bo"), ("PolicyArn", Guard));
        await RefusedAsync("NoSuchEntity", ana, "DetachUserPolicy", ("UserName", "bo"), ("PolicyArn", GuardInSmall));
        Assert.Equal([Guard], Now.User("bo").Attached);
    }

    // Names are found without case, as IAM has it; what is asked about is what is found.
    [Theory]
    [InlineData("GetUser", "UserName=BOSS", "user/Team/Boss")]
    [InlineData("DeleteUser", "UserName=boss", "user/Team/Boss")]
    [InlineData("CreateAccessKey", "UserName=bOss", "user/Team/Boss")]
    [InlineData("UpdateUser", "UserName=boss&NewPath=/other/", "user/Team/Boss")]
    [InlineData("PutUserPolicy", "UserName=boss&PolicyName=p&PolicyDocument={}", "user/Team/Boss")]
    [InlineData("AddUserToGroup", "GroupName=ADMINS&UserName=bo", "group/Admins")]
    [InlineData("PutRolePolicy", "RoleName=ROOTED&PolicyName=p&PolicyDocument={}", "role/Rooted")]
    [InlineData("UpdateAssumeRolePolicy", "RoleName=rooted&PolicyDocument={}", "role/Rooted")]
    public async Task A_name_in_another_case_is_asked_about_as_what_it_finds(string action, string form, string resource)
    {
        await Account.Identities.Users.CreateAsync("Boss", "/Team/", null, [], Stop);
        await Account.Identities.Groups.CreateAsync("Admins", "/", Stop);
        await Account.Identities.Roles.CreateAsync(new("Rooted", TestAccounts.TrustPersonalize), Stop);
        var ana = await UserAsync("ana", AllBut(Arn(resource)));

        await DeniedAsync(ana, $"iam:{action}", Arn(resource), action, Pairs(form));
    }

    [Fact]
    public async Task A_user_moves_to_a_path_under_the_name_that_it_has()
    {
        await Account.Identities.Users.CreateAsync("Boss", "/", null, [], Stop);
        var ana = await UserAsync("ana", AllBut(Arn("user/staff/Boss")));

        await DeniedAsync(ana, "iam:UpdateUser", Arn("user/staff/Boss"), "UpdateUser", ("UserName", "BOSS"), ("NewPath", "/staff/"));
    }

    [Fact]
    public async Task A_tag_that_a_deny_names_is_neither_taken_away_nor_replaced_under_another_spelling()
    {
        await Account.Identities.Users.CreateAsync("bo", "/", null, [new("Owner", "it")], Stop);
        var ana = await UserAsync("ana", DenyWhere("iam:*", "ForAnyValue:StringEquals", "aws:TagKeys", "Owner"));

        await DeniedAsync(ana, "iam:UntagUser", Arn("user/bo"), "UntagUser", ("UserName", "bo"), ("TagKeys.member.1", "owner"));
        await DeniedAsync(ana, "iam:TagUser", Arn("user/bo"), "TagUser", ("UserName", "bo"), ("Tags.member.1.Key", "OWNER"), ("Tags.member.1.Value", "me"));
        await IamAsync(ana, "TagUser", ("UserName", "bo"), ("Tags.member.1.Key", "cost"), ("Tags.member.1.Value", "7"));
    }

    [Theory]
    [InlineData("role/team/reader")]
    [InlineData("role/Team/READER")]
    public async Task A_role_is_assumed_by_its_own_spelling_alone(string resource)
    {
        await Account.Identities.Roles.CreateAsync(
            new("Reader", $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "{{Number}}" }, "Action": "sts:AssumeRole" } }""") { Path = "/Team/" }, Stop);
        var ana = await UserAsync("ana", Allow("*", "*"));
        await StsAsync(ana, "AssumeRole", ("RoleArn", Arn("role/Team/Reader")), ("RoleSessionName", "night"));

        Assert.Equal("AccessDenied", (await Assert.ThrowsAsync<Wire.Errors.AwsException>(() => StsAsync(ana, "AssumeRole", ("RoleArn", Arn(resource)), ("RoleSessionName", "night")))).Code);
    }

    private string Arn(string resource) => $"arn:aws:iam::{Number}:{resource}";

    private async Task GuardAsync()
    {
        await Account.Identities.Policies.CreateAsync("Guard", "/Admin/", TestAccounts.ReadBuckets, null, [], Stop);
        await Account.Identities.Users.CreateAsync("bo", "/", null, [], Stop);
    }

    private static string AllBut(string resource) =>
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }, { "Effect": "Deny", "Action": "*", "Resource": "{{resource}}" }] }""";

    private static string DenyWhere(string action, string its, string key, string value) =>
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }, { "Effect": "Deny", "Action": "{{action}}", "Resource": "*", "Condition": { "{{its}}": { "{{key}}": "{{value}}" } } }] }""";

    private static (string Name, string Value)[] Pairs(string form) =>
        [.. form.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => (pair.Split('=')[0], Uri.UnescapeDataString(pair.Split('=', 2)[1])))];
}
