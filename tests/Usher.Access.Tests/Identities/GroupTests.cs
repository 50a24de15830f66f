using Usher.Access.Identities;
using Usher.Contracts;
using Usher.Contracts.Identities;

namespace Usher.Access.Tests.Identities;

[AwsSource("IAM API reference, CreateGroup, AddUserToGroup, RemoveUserFromGroup, DeleteGroup; IAM User Guide, 'IAM and AWS STS quotas'")]
public sealed class GroupTests : AccountTests
{
    [Fact]
    public async Task A_group_lists_who_was_put_into_it_by_name()
    {
        var group = await Groups.CreateAsync("editors", "/", Stop);
        foreach (var name in (string[])["zoe", "Ana", "bo"])
        {
            await Users.CreateAsync(name, "/", null, [], Stop);
            await Groups.AddAsync("EDITORS", name, Stop);
        }

        Assert.Matches("^AGPA[A-Z2-7]{16}$", group.Id);
        Assert.Equal("arn:aws:iam::123456789012:group/editors", group.Arn);
        Assert.Equal(["Ana", "bo", "zoe"], Now.MembersOf(group).Select(user => user.Name));
        Assert.Equal(["editors"], Now.GroupsOf(Now.User("ana")).Select(each => each.Name));
    }

    [Fact]
    public async Task Putting_somebody_in_twice_or_taking_him_out_twice_changes_nothing()
    {
        await Groups.CreateAsync("editors", "/", Stop);
        await Users.CreateAsync("ana", "/", null, [], Stop);
        await Groups.AddAsync("editors", "ana", Stop);
        var inside = Now;
        await Groups.AddAsync("editors", "ana", Stop);
        Assert.Same(inside, Now);
        await Groups.RemoveAsync("editors", "ana", Stop);
        await Groups.RemoveAsync("editors", "ana", Stop);

        Assert.Empty(Now.MembersOf(Now.Group("editors")));
    }

    [Fact]
    public async Task A_group_that_is_not_there_cannot_be_found()
    {
        await Users.CreateAsync("ana", "/", null, [], Stop);

        await RefusedAsync("NoSuchEntity", "The group with name none cannot be found.", () => Groups.DeleteAsync("none", Stop));
        await RefusedAsync("NoSuchEntity", "The group with name none cannot be found.", () => Groups.AddAsync("none", "ana", Stop));
        await RefusedAsync("NoSuchEntity", "The group with name none cannot be found.", () => Groups.RemoveAsync("none", "ana", Stop));
    }

    [Fact]
    public async Task A_second_group_of_that_name_is_refused()
    {
        await Groups.CreateAsync("editors", "/", Stop);

        await RefusedAsync("EntityAlreadyExists", "Group with name Editors already exists.", () => Groups.CreateAsync("Editors", "/", Stop));
    }

    [Fact]
    public async Task A_group_with_policies_or_members_cannot_be_deleted()
    {
        await Groups.CreateAsync("editors", "/", Stop);
        await Users.CreateAsync("ana", "/", null, [], Stop);
        await Groups.AddAsync("editors", "ana", Stop);
        await Attachments.AttachAsync(EntityKind.Group, "editors", TestAccounts.S3ReadOnly, Stop);

        await RefusedAsync("DeleteConflict", "Cannot delete entity, must detach all policies first.", () => Groups.DeleteAsync("editors", Stop));
        await Attachments.DetachAsync(EntityKind.Group, "editors", TestAccounts.S3ReadOnly, Stop);
        await RefusedAsync("DeleteConflict", "Cannot delete entity, must remove users from group first.", () => Groups.DeleteAsync("editors", Stop));
        await Groups.RemoveAsync("editors", "ana", Stop);
        await Groups.DeleteAsync("editors", Stop);

        Assert.Empty(Now.Groups);
    }

    [Fact]
    public async Task A_user_is_in_ten_groups_at_most()
    {
        await Users.CreateAsync("ana", "/", null, [], Stop);
        for (var number = 0; number <= Quotas.GroupsPerUser; number++)
            await Groups.CreateAsync($"g{number}", "/", Stop);
        for (var number = 0; number < Quotas.GroupsPerUser; number++)
            await Groups.AddAsync($"g{number}", "ana", Stop);

        await RefusedAsync("LimitExceeded", "Cannot exceed quota for GroupsPerUser: 10", () => Groups.AddAsync("g10", "ana", Stop));
    }
}
