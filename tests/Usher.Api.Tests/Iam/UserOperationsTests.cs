using Usher.Contracts;

namespace Usher.Api.Tests.Iam;

[AwsSource("IAM API reference, the page of each operation, with its example answers")]
public sealed class UserOperationsTests : IamTests
{
    [Fact]
    public async Task A_user_is_created_shown_updated_listed_and_deleted()
    {
        var created = await IamAsync(Root, "CreateUser", ("UserName", "adham"), ("Path", "/films/"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "films"));
        Assert.Equal($"arn:aws:iam::{Number}:user/films/adham", Text(created, "Arn"));
        Assert.Equal("2026-11-23T12:00:00Z", Text(created, "CreateDate"));

        var shown = await IamAsync(Root, "GetUser", ("UserName", "adham"));
        Assert.Equal(Text(created, "UserId"), Text(shown, "UserId"));
        Assert.Equal("films", Text(shown, "Value"));

        await IamAsync(Root, "UpdateUser", ("UserName", "adham"), ("NewUserName", "adham2"), ("NewPath", "/"));
        var listed = await IamAsync(Root, "ListUsers", ("PathPrefix", "/"));
        Assert.Equal(["adham2"], Texts(listed, "UserName"));
        Assert.Equal("false", Text(listed, "IsTruncated"));
        Assert.Empty(Texts(listed, "Tags"));

        await IamAsync(Root, "DeleteUser", ("UserName", "adham2"));
        Assert.Equal("The user with name adham2 cannot be found.", await RefusedAsync("NoSuchEntity", Root, "GetUser", ("UserName", "adham2")));
    }

    [Fact]
    public async Task Whoever_names_nobody_means_himself()
    {
        var ana = await UserAsync("ana", Allow("iam:*", "arn:aws:iam::*:user/${aws:username}"));

        Assert.Equal("ana", Text(await IamAsync(ana, "GetUser"), "UserName"));
        Assert.Equal(ana.AccessKeyId, Text(await IamAsync(ana, "ListAccessKeys"), "AccessKeyId"));
        Assert.Equal("ana", Text(await IamAsync(ana, "CreateAccessKey"), "UserName"));
        Assert.Equal($"arn:aws:iam::{Number}:root", Text(await IamAsync(Root, "GetUser"), "Arn"));
        Assert.Equal(Account.RootKey.Key.Id, Text(await IamAsync(Root, "ListAccessKeys"), "AccessKeyId"));
    }

    [Fact]
    public async Task A_role_has_to_name_a_user()
    {
        var role = await Account.Identities.Roles.CreateAsync(new("Execution", Contracts.Identities.TestAccounts.TrustPersonalize), Stop);
        var caller = Access.Identities.IdentityCallers.OfRole(Now, role, "session");

        Assert.Equal("Must specify userName when calling with non-User credentials", await RefusedAsync("ValidationError", caller, "GetUser"));
    }

    [Fact]
    public async Task Pages_follow_one_another_whatever_comes_between_them()
    {
        foreach (var name in (string[])["a", "B", "c", "d", "e"])
            await UserAsync(name);

        var first = await IamAsync(Root, "ListUsers", ("MaxItems", "2"));
        Assert.Equal(("true", "a B"), (Text(first, "IsTruncated"), string.Join(' ', Texts(first, "UserName"))));
        await Account.Identities.Users.RenameAsync("B", "aa", null, Stop);
        var second = await IamAsync(Root, "ListUsers", ("MaxItems", "2"), ("Marker", Text(first, "Marker")));
        Assert.Equal("c d", string.Join(' ', Texts(second, "UserName")));
        var third = await IamAsync(Root, "ListUsers", ("MaxItems", "2"), ("Marker", Text(second, "Marker")));
        Assert.Equal(("false", "e"), (Text(third, "IsTruncated"), string.Join(' ', Texts(third, "UserName"))));
        Assert.Empty(Texts(third, "Marker"));

        Assert.StartsWith("The marker '***' is none", await RefusedAsync("ValidationError", Root, "ListUsers", ("Marker", "***")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreateUser", "UserName", "a b", "1 validation error detected: Value 'a b' at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+")]
    [InlineData("CreateUser", "Path", "/x/", "1 validation error detected: Value null at 'userName' failed to satisfy constraint: Member must not be null")]
    [InlineData("ListUsers", "MaxItems", "1001", "1 validation error detected: Value '1001' at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000")]
    public async Task What_breaks_the_model_is_refused_in_AWS_s_words(string action, string name, string value, string message) =>
        Assert.Equal(message, await RefusedAsync("ValidationError", Root, action, (name, value)));

    [Fact]
    public async Task Keys_are_created_listed_switched_and_deleted()
    {
        await UserAsync("ana");
        var made = await IamAsync(Root, "CreateAccessKey", ("UserName", "ana"));
        var (id, secret) = (Text(made, "AccessKeyId"), Text(made, "SecretAccessKey"));

        Assert.Equal(secret, Account.Credentials.Find(id, null, Clock.Now).Credential?.SecretKey);
        Assert.Equal(2, Texts(await IamAsync(Root, "ListAccessKeys", ("UserName", "ana")), "AccessKeyId").Count());
        Assert.Equal("Cannot exceed quota for AccessKeysPerUser: 2", await RefusedAsync("LimitExceeded", Root, "CreateAccessKey", ("UserName", "ana")));
        await IamAsync(Root, "UpdateAccessKey", ("UserName", "ana"), ("AccessKeyId", id), ("Status", "Inactive"));
        Assert.Equal(Access.Credentials.CredentialOutcome.Inactive, Account.Credentials.Find(id, null, Clock.Now).Outcome);
        await IamAsync(Root, "DeleteAccessKey", ("UserName", "ana"), ("AccessKeyId", id));
        Assert.Equal($"The Access Key with id {id} cannot be found.", await RefusedAsync("NoSuchEntity", Root, "DeleteAccessKey", ("UserName", "ana"), ("AccessKeyId", id)));
    }

    [Fact]
    public async Task The_last_use_of_a_key_is_told()
    {
        var ana = await UserAsync("ana");
        var before = await IamAsync(Root, "GetAccessKeyLastUsed", ("AccessKeyId", ana.AccessKeyId!));
        Assert.Equal(("ana", "N/A", "N/A"), (Text(before, "UserName"), Text(before, "ServiceName"), Text(before, "Region")));
        Assert.Empty(Texts(before, "LastUsedDate"));

        Account.Identities.KeyUses.Note(ana.AccessKeyId!, "s3", "eu-west-1");

        var after = await IamAsync(Root, "GetAccessKeyLastUsed", ("AccessKeyId", ana.AccessKeyId!));
        Assert.Equal(("2026-11-23T12:00:00Z", "s3", "eu-west-1"), (Text(after, "LastUsedDate"), Text(after, "ServiceName"), Text(after, "Region")));
        await RefusedAsync("NoSuchEntity", Root, "GetAccessKeyLastUsed", ("AccessKeyId", "AKIANOTTHEREATALL234"));
    }

    [Fact]
    public async Task Groups_are_created_filled_shown_and_deleted()
    {
        await UserAsync("ana");
        await IamAsync(Root, "CreateGroup", ("GroupName", "editors"), ("Path", "/films/"));
        await IamAsync(Root, "AddUserToGroup", ("GroupName", "editors"), ("UserName", "ana"));

        Assert.Equal(["ana"], Texts(await IamAsync(Root, "GetGroup", ("GroupName", "editors")), "UserName"));
        Assert.Equal(["editors"], Texts(await IamAsync(Root, "ListGroupsForUser", ("UserName", "ana")), "GroupName"));
        Assert.Equal(["editors"], Texts(await IamAsync(Root, "ListGroups", ("PathPrefix", "/films/")), "GroupName"));
        Assert.Empty(Texts(await IamAsync(Root, "ListGroups", ("PathPrefix", "/books/")), "GroupName"));
        await RefusedAsync("DeleteConflict", Root, "DeleteGroup", ("GroupName", "editors"));
        await IamAsync(Root, "RemoveUserFromGroup", ("GroupName", "editors"), ("UserName", "ana"));
        await IamAsync(Root, "DeleteGroup", ("GroupName", "editors"));
        await RefusedAsync("NoSuchEntity", Root, "GetGroup", ("GroupName", "editors"));
    }
}
