using Usher.Access.Callers;
using Usher.Access.Policies;
using Usher.Wire.Arns;

namespace Usher.Access.Identities;

/// <summary>Makes callers of identities: everything that travels with them, gathered once.</summary>
public static class IdentityCallers
{
    /// <summary>The account itself.</summary>
    public static Caller OfRoot(AccountSnapshot snapshot) =>
        new() { Kind = CallerKind.Root, Account = snapshot.Account, Arn = IamArns.Root(snapshot.Account), UserId = snapshot.Account };

    /// <summary>A user, with the policies of the user's groups.</summary>
    public static Caller OfUser(AccountSnapshot snapshot, User user) => new()
    {
        Kind = CallerKind.User,
        Account = snapshot.Account,
        Arn = user.Arn,
        UserId = user.Id,
        UserName = user.Name,
        Tags = user.Tags,
        IdentityPolicies = [.. PoliciesOf(snapshot, user), .. snapshot.GroupsOf(user).SelectMany(group => PoliciesOf(snapshot, group))],
        PermissionsBoundary = BoundaryOf(snapshot, user),
    };

    /// <summary>A session of a role.</summary>
    /// <param name="snapshot">Of the role's account.</param>
    /// <param name="role">Which role.</param>
    /// <param name="session">The session's name.</param>
    public static Caller OfRole(AccountSnapshot snapshot, Role role, string session) => new()
    {
        Kind = CallerKind.AssumedRole,
        Account = snapshot.Account,
        Arn = IamArns.Session(snapshot.Account, role.Name, session),
        UserId = $"{role.Id}:{session}",
        Role = Arn.Parse(role.Arn),
        Tags = role.Tags,
        IdentityPolicies = [.. PoliciesOf(snapshot, role)],
        PermissionsBoundary = BoundaryOf(snapshot, role),
    };

    /// <summary>A user, a group or a role as a simulation takes it: under its own ARN.</summary>
    /// <remarks>A group cannot sign; only a simulation asks what a user in it could do by it alone.</remarks>
    public static Caller ForSimulation(AccountSnapshot snapshot, Identity identity) => identity switch
    {
        User user => OfUser(snapshot, user),
        Role role => OfRole(snapshot, role, role.Name) with { Arn = role.Arn },
        _ => new()
        {
            Kind = CallerKind.User,
            Account = snapshot.Account,
            Arn = identity.Arn,
            UserId = identity.Id,
            IdentityPolicies = [.. PoliciesOf(snapshot, identity)],
        },
    };

    /// <summary>Inline and attached policies of an identity, by name; those of a user's groups are not among them.</summary>
    public static IEnumerable<NamedPolicy> PoliciesOf(AccountSnapshot snapshot, Identity identity)
    {
        var kind = IamArns.WordOf(identity.Kind);
        var inline = identity.Inline.Select(policy =>
            new NamedPolicy($"{kind}_{identity.Name}_{policy.Key}", $"inline policy {policy.Key} of {kind} {identity.Name}", policy.Value));
        return inline.Concat(identity.Attached.Select(arn => snapshot.Policy(arn).Named));
    }

    private static NamedPolicy? BoundaryOf(AccountSnapshot snapshot, Identity identity) => identity.Boundary is { } arn ? snapshot.Policy(arn).Named : null;
}
