using Usher.Access.Identities;
using Usher.Contracts;
using Usher.Contracts.Identities;

namespace Usher.Access.Tests.Identities;

[AwsSource("IAM API reference, CreateUser, UpdateUser, DeleteUser, CreateAccessKey; IAM User Guide, 'IAM identifiers'; sentences as the service answers")]
public sealed class UserTests : AccountTests
{
    [Fact]
    public async Task A_new_user_has_an_id_an_ARN_and_a_date()
    {
        var user = await Users.CreateAsync("adham", "/films/", null, [new("team", "films")], Stop);

        Assert.Matches("^AIDA[A-Z2-7]{16}$", user.Id);
        Assert.Equal("arn:aws:iam::123456789012:user/films/adham", user.Arn);
        Assert.Equal(Clock.Now, user.Created);
        Assert.Equal("films", user.Tags["TEAM"]);
        Assert.Same(user, Now.User("adham"));
    }

    [Theory]
    [InlineData("adham")]
    [InlineData("ADHAM")]
    public async Task A_second_user_of_that_name_is_refused_whatever_the_case(string second)
    {
        await Users.CreateAsync("adham", "/", null, [], Stop);

        await RefusedAsync("EntityAlreadyExists", $"User with name {second} already exists.", () => Users.CreateAsync(second, "/other/", null, [], Stop));
    }

    [Fact]
    public async Task A_user_who_is_not_there_cannot_be_found()
    {
        const string Missing = "The user with name nobody cannot be found.";

        await RefusedAsync("NoSuchEntity", Missing, () => Users.RenameAsync("nobody", "x", null, Stop));
        await RefusedAsync("NoSuchEntity", Missing, () => Users.DeleteAsync("nobody", Stop));
        await RefusedAsync("NoSuchEntity", Missing, () => Users.AddKeyAsync("nobody", Key(), Stop));
        await RefusedAsync("NoSuchEntity", Missing, () => Groups.AddAsync("nobody", "nobody", Stop));
    }

    [Fact]
    public async Task A_renamed_user_keeps_id_keys_groups_and_policies()
    {
        await TestAccounts.FillAsync(Account);
        var before = Now.User("adham");

        var after = await Users.RenameAsync("adham", "Adham2", "/", Stop);

        Assert.Equal("arn:aws:iam::123456789012:user/Adham2", after.Arn);
        Assert.Equal(before with { Name = "Adham2", Path = "/" }, after);
        Assert.Null(Now.FindIdentity(EntityKind.User, "adham"));
        Assert.Same(after, Assert.Single(Now.MembersOf(Now.Group("editors"))));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_nobody_elses()
    {
        await Users.CreateAsync("adham", "/", null, [], Stop);
        await Users.CreateAsync("ana", "/", null, [], Stop);

        await RefusedAsync("EntityAlreadyExists", "User with name Adham already exists.", () => Users.RenameAsync("ana", "Adham", null, Stop));
        Assert.Equal("ANA", (await Users.RenameAsync("ana", "ANA", null, Stop)).Name);
    }

    [Fact]
    public async Task A_user_who_holds_anything_cannot_be_deleted()
    {
        await TestAccounts.FillAsync(Account);
        await Attachments.AttachAsync(EntityKind.User, "adham", TestAccounts.S3ReadOnly, Stop);

        await RefusedAsync("DeleteConflict", "Cannot delete entity, must detach all policies first.", () => Users.DeleteAsync("adham", Stop));
        await Attachments.DetachAsync(EntityKind.User, "adham", TestAccounts.S3ReadOnly, Stop);
        await RefusedAsync("DeleteConflict", "Cannot delete entity, must delete policies first.", () => Users.DeleteAsync("adham", Stop));
        await Account.InlinePolicies.DeleteAsync(EntityKind.User, "adham", "all", Stop);
        await RefusedAsync("DeleteConflict", "Cannot delete entity, must delete access keys first.", () => Users.DeleteAsync("adham", Stop));
        foreach (var key in Now.User("adham").Keys)
            await Users.DeleteKeyAsync("adham", key.Id, Stop);
        await RefusedAsync("DeleteConflict", "Cannot delete entity, must remove users from group first.", () => Users.DeleteAsync("adham", Stop));
        await Groups.RemoveAsync("editors", "adham", Stop);
        await Users.DeleteAsync("adham", Stop);

        Assert.Empty(Now.Users);
    }

    [Fact]
    public async Task A_user_has_two_access_keys_at_most()
    {
        await Users.CreateAsync("adham", "/", null, [], Stop);
        await Users.AddKeyAsync("adham", Key(), Stop);
        await Users.AddKeyAsync("adham", Key(), Stop);

        await RefusedAsync("LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2", () => Users.AddKeyAsync("adham", Key(), Stop));
    }

    [Fact]
    public async Task A_key_is_its_users_alone()
    {
        await Users.CreateAsync("adham", "/", null, [], Stop);
        await Users.CreateAsync("ana", "/", null, [], Stop);
        var key = Key();
        await Users.AddKeyAsync("adham", key, Stop);

        await RefusedAsync("NoSuchEntity", $"The Access Key with id {key.Id} cannot be found.", () => Users.DeleteKeyAsync("ana", key.Id, Stop));
        await RefusedAsync("NoSuchEntity", $"The Access Key with id {key.Id} cannot be found.", () => Users.SetKeyActiveAsync("ana", key.Id, true, Stop));
        await Users.SetKeyActiveAsync("adham", key.Id, active: false, Stop);
        Assert.False(Assert.Single(Now.User("adham").Keys).IsActive);
    }

    [Fact]
    public async Task The_last_active_key_of_the_account_stays()
    {
        var (first, second) = (Key(), Key());
        await Users.AddRootKeyAsync(first, Stop);
        await RefusedAsync("DeleteConflict", "Cannot delete or deactivate the last active key of the account. Make another one first.", () => Users.DeleteRootKeyAsync(first.Id, Stop));
        await Users.AddRootKeyAsync(second, Stop);
        await RefusedAsync("LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2", () => Users.AddRootKeyAsync(Key(), Stop));
        await Users.SetRootKeyActiveAsync(first.Id, active: false, Stop);
        await RefusedAsync("DeleteConflict", "Cannot delete or deactivate the last active key of the account. Make another one first.", () => Users.SetRootKeyActiveAsync(second.Id, false, Stop));
        await Users.DeleteRootKeyAsync(first.Id, Stop);

        Assert.Equal(second.Id, Assert.Single(Now.RootKeys).Id);
    }

    [Fact]
    public async Task A_user_may_begin_with_a_boundary_that_is_there()
    {
        var user = await Users.CreateAsync("adham", "/", TestAccounts.S3ReadOnly, [], Stop);

        Assert.Equal(TestAccounts.S3ReadOnly, user.Boundary);
        await RefusedAsync(
            "NoSuchEntity",
            "Policy arn:aws:iam::123456789012:policy/none does not exist or is not attachable.",
            () => Users.CreateAsync("ana", "/", "arn:aws:iam::123456789012:policy/none", [], Stop));
        Assert.False(Now.Users.ContainsKey("ana"));
    }
}
