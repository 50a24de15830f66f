using System.Collections.Immutable;

namespace Usher.Access.Identities;

/// <summary>Tags users, roles and managed policies.</summary>
public sealed class TagChanges(IdentityAccount account)
{
    /// <summary>Adds tags, in the place of those with the same keys.</summary>
    public Task AddAsync(EntityKind kind, string nameOrArn, IReadOnlyList<KeyValuePair<string, string>> tags, CancellationToken cancellationToken) =>
        ChangeAsync(kind, nameOrArn, entity => Add(entity.Tags, tags, entity.Kind.ToString()), cancellationToken);

    /// <summary>Takes tags away; keys that are not there are passed over.</summary>
    public Task RemoveAsync(EntityKind kind, string nameOrArn, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        ChangeAsync(kind, nameOrArn, entity => entity.Tags.RemoveRange(keys), cancellationToken);

    /// <summary>An entity by what its tag operations name it with: a user or a role by name, a policy by ARN.</summary>
    public static IamEntity Find(AccountSnapshot snapshot, EntityKind kind, string nameOrArn) =>
        kind is EntityKind.Policy ? PolicyChanges.Own(snapshot, nameOrArn) : snapshot.Identity(kind, nameOrArn);

    internal static ImmutableSortedDictionary<string, string> Add(
        ImmutableSortedDictionary<string, string> tags, IReadOnlyList<KeyValuePair<string, string>> added, string owner)
    {
        if (added.Select(tag => tag.Key).Distinct(StringComparer.OrdinalIgnoreCase).Count() < added.Count)
            throw IamErrors.Invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        if (added.FirstOrDefault(tag => tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)).Key is { } reserved)
            throw IamErrors.Invalid($"Tag keys that begin with aws: are reserved for system use; '{reserved}' came.");

        // Removed first, so that the case of the newest key is kept.
        var all = tags.RemoveRange(added.Select(tag => tag.Key)).AddRange(added);
        return all.Count <= Quotas.TagsPerEntity ? all : throw IamErrors.Exceeded($"TagsPer{owner}", Quotas.TagsPerEntity);
    }

    private Task<IamEntity> ChangeAsync(
        EntityKind kind, string nameOrArn, Func<IamEntity, ImmutableSortedDictionary<string, string>> change, CancellationToken cancellationToken) => account.ChangeAsync(
        before =>
        {
            var entity = Find(before, kind, nameOrArn);
            var changed = entity with { Tags = change(entity) };
            return (before.With(changed), changed);
        },
        cancellationToken);
}
