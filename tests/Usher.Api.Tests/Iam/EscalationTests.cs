using Usher.Access.Callers;
using Usher.Access.Identities;
using Usher.Api.Iam;
using Usher.Contracts;
using Usher.Contracts.Identities;
using Usher.Wire.Errors;

namespace Usher.Api.Tests.Iam;

/// <summary>The known ways from a small right to a great one. Each needs a right of its own, on the right resource.</summary>
[AwsSource("IAM User Guide, 'Permissions boundaries for IAM entities' and 'Grant a user permissions to pass a role'; Service Authorization Reference for IAM")]
public sealed class EscalationTests : IamTests
{
    private string Arn(string resource) => $"arn:aws:iam::{Number}:{resource}";

    [Theory]
    [InlineData("CreateAccessKey", "UserName=boss")]
    [InlineData("UpdateAccessKey", "UserName=boss&AccessKeyId=AKIA2222222222222222&Status=Active")]
    [InlineData("DeleteAccessKey", "UserName=boss&AccessKeyId=AKIA2222222222222222")]
    [InlineData("ListAccessKeys", "UserName=boss")]
    [InlineData("AttachUserPolicy", "UserName=boss&PolicyArn=arn:aws:iam::aws:policy/AdministratorAccess")]
    [InlineData("DetachUserPolicy", "UserName=boss&PolicyArn=arn:aws:iam::aws:policy/AdministratorAccess")]
    [InlineData("PutUserPolicy", "UserName=boss&PolicyName=p&PolicyDocument={}")]
    [InlineData("DeleteUserPolicy", "UserName=boss&PolicyName=p")]
    [InlineData("PutUserPermissionsBoundary", "UserName=boss&PermissionsBoundary=arn:aws:iam::aws:policy/AdministratorAccess")]
    [InlineData("DeleteUserPermissionsBoundary", "UserName=boss")]
    [InlineData("TagUser", "UserName=boss&Tags.member.1.Key=a&Tags.member.1.Value=b")]
    [InlineData("UpdateUser", "UserName=boss&NewUserName=me")]
    [InlineData("DeleteUser", "UserName=boss")]
    [InlineData("GetUser", "UserName=boss")]
    public async Task Every_right_to_oneself_is_no_right_to_another(string action, string form)
    {
        await UserAsync("boss");
        var ana = await UserAsync("ana", Allow("iam:*", Arn("user/ana")));

        await DeniedAsync(ana, $"iam:{action}", Arn("user/boss"), action, Pairs(form));
    }

    [Theory]
    [InlineData("AttachGroupPolicy", "group/it", "GroupName=it&PolicyArn=arn:aws:iam::aws:policy/AdministratorAccess")]
    [InlineData("PutGroupPolicy", "group/it", "GroupName=it&PolicyName=p&PolicyDocument={}")]
    [InlineData("AddUserToGroup", "group/it", "GroupName=it&UserName=ana")]
    [InlineData("AttachRolePolicy", "role/it", "RoleName=it&PolicyArn=arn:aws:iam::aws:policy/AdministratorAccess")]
    [InlineData("PutRolePolicy", "role/it", "RoleName=it&PolicyName=p&PolicyDocument={}")]
    [InlineData("UpdateAssumeRolePolicy", "role/it", "RoleName=it&PolicyDocument={}")]
    [InlineData("DeleteRolePermissionsBoundary", "role/it", "RoleName=it")]
    [InlineData("CreatePolicyVersion", "policy/it", "PolicyArn=arn:aws:iam::{account}:policy/it&PolicyDocument={}&SetAsDefault=true")]
    [InlineData("SetDefaultPolicyVersion", "policy/it", "PolicyArn=arn:aws:iam::{account}:policy/it&VersionId=v1")]
    [InlineData("CreateUser", "user/new", "UserName=new")]
    [InlineData("CreateRole", "role/new", "RoleName=new&AssumeRolePolicyDocument={}")]
    [InlineData("CreatePolicy", "policy/new", "PolicyName=new&PolicyDocument={}")]
    public async Task Rights_to_users_are_no_rights_to_what_gives_users_their_rights(string action, string resource, string form)
    {
        await TestAccounts.FillAsync(Account.Identities);
        var ana = await UserAsync("ana", Allow("iam:*", Arn("user/ana")));

        await DeniedAsync(ana, $"iam:{action}", Arn(resource), action, Pairs(form.Replace("{account}", Number, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("iam:CreateUser", "CreateAccessKey")]
    [InlineData("iam:PutUserPolicy", "AttachUserPolicy")]
    [InlineData("iam:PutUserPermissionsBoundary", "DeleteUserPermissionsBoundary")]
    public async Task One_right_is_not_another(string allowed, string tried)
    {
        await UserAsync("boss");
        var ana = await UserAsync("ana", Allow(allowed, "*"));

        await DeniedAsync(ana, $"iam:{tried}", Arn("user/boss"), tried, ("UserName", "boss"), ("PolicyArn", TestAccounts.AdministratorAccess));
    }

    [Fact]
    public async Task Nobody_learns_what_is_there_who_may_not_see_it()
    {
        var ana = await UserAsync("ana");
        await UserAsync("boss");

        var there = await RefusedAsync("AccessDenied", ana, "GetUser", ("UserName", "boss"));
        var missing = await RefusedAsync("AccessDenied", ana, "GetUser", ("UserName", "none"));

        Assert.Equal(there, missing.Replace("none", "boss", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_path_protects_those_who_are_under_it()
    {
        await Account.Identities.Users.CreateAsync("boss", "/admins/", null, [], Stop);
        var ana = await UserAsync("ana", Allow("iam:*", Arn("user/staff/*")));
        await Account.Identities.Users.CreateAsync("bo", "/staff/", null, [], Stop);

        await IamAsync(ana, "GetUser", ("UserName", "bo"));
        await DeniedAsync(ana, "iam:GetUser", Arn("user/admins/boss"), "GetUser", ("UserName", "boss"));
        await DeniedAsync(ana, "iam:UpdateUser", Arn("user/admins/bo"), "UpdateUser", ("UserName", "bo"), ("NewPath", "/admins/"));
    }

    [Fact]
    public async Task Whoever_may_make_users_with_a_boundary_may_make_none_without()
    {
        var bounded = $$$"""{"StringEquals":{"iam:PermissionsBoundary":"{{{TestAccounts.S3ReadOnly}}}"}}""";
        var ana = await UserAsync("ana", Allow("iam:*User*", "*", bounded));

        await IamAsync(ana, "CreateUser", ("UserName", "bo"), ("PermissionsBoundary", TestAccounts.S3ReadOnly));
        // The permissions boundary of bo counts for changes of bo's rights.
        await IamAsync(ana, "AttachUserPolicy", ("UserName", "bo"), ("PolicyArn", TestAccounts.AdministratorAccess));
        await IamAsync(ana, "PutUserPermissionsBoundary", ("UserName", "bo"), ("PermissionsBoundary", TestAccounts.S3ReadOnly));
        await DeniedAsync(ana, "iam:CreateUser", Arn("user/zoe"), "CreateUser", ("UserName", "zoe"));
        await DeniedAsync(ana, "iam:CreateUser", Arn("user/zoe"), "CreateUser", ("UserName", "zoe"), ("PermissionsBoundary", TestAccounts.AdministratorAccess));
        await DeniedAsync(ana, "iam:PutUserPermissionsBoundary", Arn("user/bo"), "PutUserPermissionsBoundary", ("UserName", "bo"), ("PermissionsBoundary", TestAccounts.AdministratorAccess));
        await DeniedAsync(ana, "iam:AttachUserPolicy", Arn("user/ana"), "AttachUserPolicy", ("UserName", "ana"), ("PolicyArn", TestAccounts.AdministratorAccess));
    }

    [Fact]
    public async Task A_right_to_attach_may_be_to_some_policies_alone()
    {
        var some = $$$"""{"ArnEquals":{"iam:PolicyARN":"{{{TestAccounts.S3ReadOnly}}}"}}""";
        var ana = await UserAsync("ana", Allow("iam:AttachUserPolicy", "*", some));

        await IamAsync(ana, "AttachUserPolicy", ("UserName", "ana"), ("PolicyArn", TestAccounts.S3ReadOnly));
        await DeniedAsync(ana, "iam:AttachUserPolicy", Arn("user/ana"), "AttachUserPolicy", ("UserName", "ana"), ("PolicyArn", TestAccounts.AdministratorAccess));
    }

    [Fact]
    public async Task Rights_may_hang_on_tags_of_what_is_and_of_what_is_asked()
    {
        var ana = await UserAsync("ana", $$$"""
            {"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Action":"iam:DeleteUser","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"films"} } },
            {"Effect":"Allow","Action":"iam:TagUser","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/cost":"7"},"ForAllValues:StringEquals":{"aws:TagKeys":["cost"]} } } ]}
            """);
        await Account.Identities.Users.CreateAsync("bo", "/", null, [new("team", "films")], Stop);
        await Account.Identities.Users.CreateAsync("zoe", "/", null, [new("team", "books")], Stop);

        await IamAsync(ana, "DeleteUser", ("UserName", "bo"));
        await DeniedAsync(ana, "iam:DeleteUser", Arn("user/zoe"), "DeleteUser", ("UserName", "zoe"));
        await IamAsync(ana, "TagUser", ("UserName", "zoe"), ("Tags.member.1.Key", "cost"), ("Tags.member.1.Value", "7"));
        await DeniedAsync(ana, "iam:TagUser", Arn("user/zoe"), "TagUser", ("UserName", "zoe"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "films"));
    }

    [Theory]
    [InlineData("personalize.amazonaws.com", true)]
    [InlineData("ec2.amazonaws.com", false)]
    public async Task A_role_is_passed_to_the_services_that_the_policy_names(string service, bool allowed)
    {
        var ana = await UserAsync("ana", Allow("iam:PassRole", Arn("role/Execution"), """{"StringEquals":{"iam:PassedToService":"personalize.amazonaws.com"}}"""));
        void Pass(string role) => PassRole.Authorize(new FormCall(ana, ""), Arn(role), service);

        if (allowed)
            Pass("role/Execution");
        else
            Assert.Contains("iam:PassRole", Assert.Throws<AwsException>(() => Pass("role/Execution")).Message, StringComparison.Ordinal);
        Assert.Throws<AwsException>(() => Pass("role/Administrator"));
    }

    [Fact]
    public async Task A_boundary_bounds_at_once()
    {
        await UserAsync("ana", TestAccounts.AllowAll);
        await IamAsync(Root, "PutUserPermissionsBoundary", ("UserName", "ana"), ("PermissionsBoundary", TestAccounts.S3ReadOnly));

        var ana = Account.Credentials.Find(Now.User("ana").Keys[0].Id, null, Clock.Now).Credential!.Caller;

        await DeniedAsync(ana, "iam:DeleteUserPermissionsBoundary", Arn("user/ana"), "DeleteUserPermissionsBoundary", ("UserName", "ana"));
    }

    // Whoever may do everything, but within a boundary, cannot step out of it by any of these.
    [Theory]
    [InlineData("AttachUserPolicy", "user/ana", "UserName=ana&PolicyArn=arn:aws:iam::aws:policy/AdministratorAccess")]
    [InlineData("PutUserPolicy", "user/ana", "UserName=ana&PolicyName=p&PolicyDocument={}")]
    [InlineData("PutUserPermissionsBoundary", "user/ana", "UserName=ana&PermissionsBoundary=arn:aws:iam::aws:policy/AdministratorAccess")]
    [InlineData("CreateAccessKey", "user/boss", "UserName=boss")]
    [InlineData("CreatePolicyVersion", "policy/it", "PolicyArn=arn:aws:iam::{account}:policy/it&PolicyDocument={}&SetAsDefault=true")]
    [InlineData("UpdateAssumeRolePolicy", "role/it", "RoleName=it&PolicyDocument={}")]
    [InlineData("CreateUser", "user/new", "UserName=new")]
    public async Task A_boundary_holds_against_every_way_out(string action, string resource, string form)
    {
        await UserAsync("ana", TestAccounts.AllowAll);
        await Account.Identities.Boundaries.PutAsync(EntityKind.User, "ana", TestAccounts.S3ReadOnly, Stop);
        var ana = Account.Credentials.Find(Now.User("ana").Keys[0].Id, null, Clock.Now).Credential!.Caller;

        await DeniedAsync(ana, $"iam:{action}", Arn(resource), action, Pairs(form.Replace("{account}", Number, StringComparison.Ordinal)));
        Assert.Throws<AwsException>(() => PassRole.Authorize(new FormCall(ana, ""), Arn("role/Execution"), "personalize.amazonaws.com"));
    }

    [Theory]
    [InlineData("PutUserPolicy", "PolicyDocument")]
    [InlineData("CreatePolicy", "PolicyDocument")]
    [InlineData("SimulateCustomPolicy", "PolicyInputList.member.1")]
    public async Task A_policy_of_ten_megabytes_is_refused_unread_and_a_long_one_in_few_words(string action, string member)
    {
        await UserAsync("ana");
        Task<string> Refused(string code, int length) => RefusedAsync(
            code, Root, action, ("UserName", "ana"), ("PolicyName", "p"), ("ActionNames.member.1", "s3:GetObject"), (member, Allow("s3:*", "*").PadRight(length)));

        await Refused("RequestEntityTooLarge", 10_000_000);
        // The error does not repeat the whole policy.
        Assert.InRange((await Refused("ValidationError", 140_000)).Length, 1, 1_000);
    }

    [Fact]
    public async Task Every_operation_asks_for_its_own_right_before_it_acts()
    {
        await TestAccounts.FillAsync(Account.Identities);
        var nobody = new Caller { Kind = CallerKind.User, Account = Number, Arn = Arn("user/adham"), UserName = "adham" };
        var before = Now;

        foreach (var operation in new IamService(Account).Operations)
        {
            var call = new FormCall(nobody, $"Action={operation}&Version=2010-05-08&{Everything}");
            var error = await Assert.ThrowsAsync<AwsException>(() => new IamService(Account).AnswerAsync(call, Stop));
            Assert.True(error.Code == "AccessDenied", $"{operation}: {error.Code} {error.Message}");
            Assert.Equal($"iam:{operation}", Assert.Single(call.Asked).Action);
        }

        Assert.Same(before, Now);
    }

    /// <summary>Every parameter that any operation requires.</summary>
    private string Everything =>
        "UserName=adham&GroupName=editors&RoleName=Execution&PolicyName=read&AccessKeyId=AKIA2222222222222222&Status=Active&VersionId=v1&PolicyDocument={}&AssumeRolePolicyDocument={}"
        + $"&PolicyArn={TestAccounts.S3ReadOnly}&PermissionsBoundary={TestAccounts.S3ReadOnly}&Tags.member.1.Key=a&Tags.member.1.Value=b&TagKeys.member.1=a"
        + $"&PolicySourceArn={Arn("user/films/adham")}&ActionNames.member.1=s3:GetObject&PolicyInputList.member.1={{}}";

    private static (string Name, string Value)[] Pairs(string form) => [.. form.Split('&').Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1]))];
}
