using System.Collections.Immutable;

namespace Usher.Access.Identities;

/// <summary>Makes, renames and deletes users, and their access keys.</summary>
public sealed class UserChanges(IdentityAccount account)
{
    /// <summary>Makes a user.</summary>
    public Task<User> CreateAsync(string name, string path, string? boundary, IReadOnlyList<KeyValuePair<string, string>> tags, CancellationToken cancellationToken) => account.ChangeAsync(
        before =>
        {
            if (before.Users.ContainsKey(name))
                throw IamErrors.Exists(EntityKind.User, name);
            if (before.Users.Count >= Quotas.Users)
                throw IamErrors.Exceeded("UsersPerAccount", Quotas.Users);

            var user = new User
            {
                Account = before.Account,
                Name = name,
                Path = path,
                Id = UniqueId.ForUser(),
                Created = account.Now,
                Boundary = BoundaryChanges.Check(before, boundary),
                Tags = TagChanges.Add(Sorted.None<string>(), tags, "User"),
            };
            return (before.With(user), user);
        },
        cancellationToken);

    /// <summary>Gives a user another name or path.</summary>
    public Task<User> RenameAsync(string name, string? newName, string? newPath, CancellationToken cancellationToken) => account.ChangeAsync(
        before =>
        {
            var user = before.User(name);
            if (newName is not null && !newName.Equals(name, StringComparison.OrdinalIgnoreCase) && before.Users.ContainsKey(newName))
                throw IamErrors.Exists(EntityKind.User, newName);

            var renamed = user with { Name = newName ?? user.Name, Path = newPath ?? user.Path };
            return (before.Without(user).With(renamed), renamed);
        },
        cancellationToken);

    /// <summary>Deletes a user who holds nothing any more.</summary>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) => account.ChangeAsync(
        before =>
        {
            var user = before.User(name);
            RoleChanges.CheckBare(user);
            if (!user.Keys.IsEmpty)
                throw IamErrors.Conflict("Cannot delete entity, must delete access keys first.");
            if (!user.Groups.IsEmpty)
                throw IamErrors.Conflict("Cannot delete entity, must remove users from group first.");
            return (before.Without(user), user);
        },
        cancellationToken);

    /// <summary>Makes an access key.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="key">As <see cref="Credentials.AccessKeySecrets"/> makes it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task AddKeyAsync(string name, AccessKey key, CancellationToken cancellationToken) => account.ChangeAsync<User>(
        EntityKind.User,
        name,
        (_, user) => user.Keys.Length >= Quotas.AccessKeysPerUser
            ? throw IamErrors.Exceeded("AccessKeysPerUser", Quotas.AccessKeysPerUser)
            : user with { Keys = user.Keys.Add(key) },
        cancellationToken);

    /// <summary>Lets a key sign, or no longer.</summary>
    public Task SetKeyActiveAsync(string name, string keyId, bool active, CancellationToken cancellationToken) => account.ChangeAsync<User>(
        EntityKind.User, name, (_, user) => user with { Keys = user.Keys.Replace(KeyOf(user, keyId), KeyOf(user, keyId) with { IsActive = active }) }, cancellationToken);

    /// <summary>Deletes a key for good.</summary>
    public Task DeleteKeyAsync(string name, string keyId, CancellationToken cancellationToken) =>
        account.ChangeAsync<User>(EntityKind.User, name, (_, user) => user with { Keys = user.Keys.Remove(KeyOf(user, keyId)) }, cancellationToken);

    /// <summary>Adds a key to those of the account itself.</summary>
    public Task AddRootKeyAsync(AccessKey key, CancellationToken cancellationToken) => account.ChangeAsync(
        before => before.RootKeys.Length >= Quotas.AccessKeysPerUser
            ? throw IamErrors.Exceeded("AccessKeysPerUser", Quotas.AccessKeysPerUser)
            : (before with { RootKeys = before.RootKeys.Add(key) }, key),
        cancellationToken);

    /// <summary>Lets a key of the account itself sign, or no longer.</summary>
    public Task SetRootKeyActiveAsync(string keyId, bool active, CancellationToken cancellationToken) =>
        ChangeRootKeysAsync(keys => keys.Replace(KeyOf(keys, keyId), KeyOf(keys, keyId) with { IsActive = active }), cancellationToken);

    /// <summary>Deletes a key of the account itself.</summary>
    public Task DeleteRootKeyAsync(string keyId, CancellationToken cancellationToken) => ChangeRootKeysAsync(keys => keys.Remove(KeyOf(keys, keyId)), cancellationToken);

    private Task<AccountSnapshot> ChangeRootKeysAsync(Func<ImmutableArray<AccessKey>, ImmutableArray<AccessKey>> change, CancellationToken cancellationToken) => account.ChangeAsync(
        before =>
        {
            var keys = change(before.RootKeys);
            // Nobody could sign as the account again, and nobody else may have any right yet.
            if (!keys.Any(key => key.IsActive))
                throw IamErrors.Conflict("Cannot delete or deactivate the last active key of the account. Make another one first.");
            var after = before with { RootKeys = keys };
            return (after, after);
        },
        cancellationToken);

    private static AccessKey KeyOf(User user, string id) => KeyOf(user.Keys, id);

    private static AccessKey KeyOf(ImmutableArray<AccessKey> keys, string id) => keys.FirstOrDefault(key => key.Id == id) ?? throw IamErrors.NoSuchKey(id);
}
