using Usher.Access.Policies;

namespace Usher.Access.Identities;

/// <summary>Makes, changes and deletes roles.</summary>
public sealed class RoleChanges(IdentityAccount account)
{
    /// <summary>Makes a role.</summary>
    public Task<Role> CreateAsync(NewRole asked, CancellationToken cancellationToken) => account.ChangeAsync(
        before =>
        {
            var trust = TrustOf(asked.Name, asked.Trust);
            if (before.Roles.ContainsKey(asked.Name))
                throw IamErrors.Exists(EntityKind.Role, asked.Name);
            if (before.Roles.Count >= Quotas.Roles)
                throw IamErrors.Exceeded("RolesPerAccount", Quotas.Roles);

            var role = new Role
            {
                Account = before.Account,
                Name = asked.Name,
                Path = asked.Path,
                Id = UniqueId.ForRole(),
                Created = account.Now,
                Trust = trust,
                Description = asked.Description,
                MaxSessionSeconds = asked.MaxSessionSeconds,
                Boundary = BoundaryChanges.Check(before, asked.Boundary),
                Tags = TagChanges.Add(Sorted.None<string>(), asked.Tags, "Role"),
            };
            return (before.With(role), role);
        },
        cancellationToken);

    /// <summary>Changes what is not null.</summary>
    public Task UpdateAsync(string name, string? description, int? maxSessionSeconds, CancellationToken cancellationToken) => account.ChangeAsync<Role>(
        EntityKind.Role,
        name,
        (_, role) => role with { Description = description ?? role.Description, MaxSessionSeconds = maxSessionSeconds ?? role.MaxSessionSeconds },
        cancellationToken);

    /// <summary>Says anew who may assume a role.</summary>
    public Task SetTrustAsync(string name, string trust, CancellationToken cancellationToken) =>
        account.ChangeAsync<Role>(EntityKind.Role, name, (_, role) => role with { Trust = TrustOf(name, trust) }, cancellationToken);

    /// <summary>Deletes a role that has no policies any more. Its sessions end with it.</summary>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) => account.ChangeAsync(
        before =>
        {
            var role = before.Role(name);
            CheckBare(role);
            return (before.Without(role), role);
        },
        cancellationToken);

    /// <exception cref="Usher.Wire.Errors.AwsException">DeleteConflict: policies hang on it.</exception>
    internal static void CheckBare(Identity identity)
    {
        if (!identity.Attached.IsEmpty)
            throw IamErrors.Conflict("Cannot delete entity, must detach all policies first.");
        if (!identity.Inline.IsEmpty)
            throw IamErrors.Conflict("Cannot delete entity, must delete policies first.");
    }

    private static PolicyDocument TrustOf(string role, string text)
    {
        var trust = PolicyDocument.Parse(text, PolicyKind.Trust);
        PolicySizeLimit.Trust.Check(role, text);
        return trust;
    }
}
