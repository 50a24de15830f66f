namespace Usher.Access.Identities;

/// <summary>Makes and deletes groups, and says who is in them.</summary>
public sealed class GroupChanges(IdentityAccount account)
{
    /// <summary>Makes a group.</summary>
    public Task<Group> CreateAsync(string name, string path, CancellationToken cancellationToken) => account.ChangeAsync(
        before =>
        {
            if (before.Groups.ContainsKey(name))
                throw IamErrors.Exists(EntityKind.Group, name);
            if (before.Groups.Count >= Quotas.Groups)
                throw IamErrors.Exceeded("GroupsPerAccount", Quotas.Groups);

            var group = new Group { Account = before.Account, Name = name, Path = path, Id = UniqueId.ForGroup(), Created = account.Now };
            return (before.With(group), group);
        },
        cancellationToken);

    /// <summary>Deletes a group that has neither policies nor members.</summary>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) => account.ChangeAsync(
        before =>
        {
            var group = before.Group(name);
            RoleChanges.CheckBare(group);
            if (before.MembersOf(group).Any())
                throw IamErrors.Conflict("Cannot delete entity, must remove users from group first.");
            return (before.Without(group), group);
        },
        cancellationToken);

    /// <summary>Adds a user to a group; nothing changes where the user is in it already.</summary>
    public Task AddAsync(string group, string user, CancellationToken cancellationToken) => account.ChangeAsync<User>(
        EntityKind.User,
        user,
        (before, member) =>
        {
            var name = before.Group(group).Name;
            if (member.Groups.Contains(name))
                return member;
            if (member.Groups.Count >= Quotas.GroupsPerUser)
                throw IamErrors.Exceeded("GroupsPerUser", Quotas.GroupsPerUser);
            return member with { Groups = member.Groups.Add(name) };
        },
        cancellationToken);

    /// <summary>Takes a user out of a group.</summary>
    public Task RemoveAsync(string group, string user, CancellationToken cancellationToken) => account.ChangeAsync<User>(
        EntityKind.User, user, (before, member) => member with { Groups = member.Groups.Remove(before.Group(group).Name) }, cancellationToken);
}
