using Usher.Access.Policies;

namespace Usher.Access.Identities;

/// <summary>Writes and deletes the inline policies of users, groups and roles.</summary>
public sealed class InlinePolicyChanges(IdentityAccount account)
{
    /// <summary>Writes a policy, in the place of one of the same name.</summary>
    public Task PutAsync(EntityKind kind, string name, string policy, string document, CancellationToken cancellationToken) => account.ChangeAsync<Identity>(
        kind,
        name,
        (_, identity) =>
        {
            var inline = identity.Inline.Remove(policy).Add(policy, PolicyDocument.Parse(document, PolicyKind.Identity));
            LimitOf(kind).Check(name, inline.Values.Select(each => each.Text));
            return identity with { Inline = inline };
        },
        cancellationToken);

    /// <summary>Deletes a policy.</summary>
    public Task DeleteAsync(EntityKind kind, string name, string policy, CancellationToken cancellationToken) => account.ChangeAsync<Identity>(
        kind,
        name,
        (_, identity) => identity.Inline.ContainsKey(policy) ? identity with { Inline = identity.Inline.Remove(policy) } : throw IamErrors.NoSuchInline(kind, policy),
        cancellationToken);

    private static PolicySizeLimit LimitOf(EntityKind kind) => kind switch
    {
        EntityKind.User => PolicySizeLimit.UserInline,
        EntityKind.Group => PolicySizeLimit.GroupInline,
        _ => PolicySizeLimit.RoleInline,
    };
}
