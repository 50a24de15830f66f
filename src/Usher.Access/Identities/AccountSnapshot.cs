using System.Collections.Immutable;
using Usher.Access.Identities.ManagedPolicies;

namespace Usher.Access.Identities;

/// <summary>Everything IAM knows of an account at one moment. Never changed: a change makes the next one.</summary>
public sealed record AccountSnapshot
{
    /// <summary>Twelve digits.</summary>
    public required string Account { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Keys of the account itself.</summary>
    public ImmutableArray<AccessKey> RootKeys { get; init; } = [];

    public ImmutableSortedDictionary<string, User> Users { get; init; } = Sorted.None<User>();

    public ImmutableSortedDictionary<string, Group> Groups { get; init; } = Sorted.None<Group>();

    public ImmutableSortedDictionary<string, Role> Roles { get; init; } = Sorted.None<Role>();

    /// <summary>The account's own managed policies; those of AWS are in <see cref="AmazonPolicies"/>.</summary>
    public ImmutableSortedDictionary<string, ManagedPolicy> Policies { get; init; } = Sorted.None<ManagedPolicy>();

    /// <summary>Users, groups and roles.</summary>
    public IEnumerable<Identity> Identities => Users.Values.Concat<Identity>(Groups.Values).Concat(Roles.Values);

    /// <summary>A user, a group or a role.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchEntity.</exception>
    public Identity Identity(EntityKind kind, string name) => FindIdentity(kind, name) ?? throw IamErrors.NoSuch(kind, name);

    /// <summary>A user, a group or a role; null if there is none of that name.</summary>
    public Identity? FindIdentity(EntityKind kind, string name) => kind switch
    {
        EntityKind.User => Users.GetValueOrDefault(name),
        EntityKind.Group => Groups.GetValueOrDefault(name),
        EntityKind.Role => Roles.GetValueOrDefault(name),
        _ => null,
    };

    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchEntity.</exception>
    public User User(string name) => Users.GetValueOrDefault(name) ?? throw IamErrors.NoSuch(EntityKind.User, name);

    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchEntity.</exception>
    public Group Group(string name) => Groups.GetValueOrDefault(name) ?? throw IamErrors.NoSuch(EntityKind.Group, name);

    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchEntity.</exception>
    public Role Role(string name) => Roles.GetValueOrDefault(name) ?? throw IamErrors.NoSuch(EntityKind.Role, name);

    /// <summary>A role by its ARN; null if there is none.</summary>
    public Role? FindRole(string arn) =>
        IamArns.TryRead(arn, EntityKind.Role, out _, out var name) && Roles.GetValueOrDefault(name) is { } role && role.Arn == arn ? role : null;

    /// <summary>A managed policy, the account's or Amazon's.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInput: the ARN is none; NoSuchEntity.</exception>
    public ManagedPolicy Policy(string arn) =>
        FindPolicy(IamErrors.CheckPolicyArn(arn)) ?? throw IamErrors.NoSuchPolicy(arn);

    /// <summary>A managed policy, the account's or Amazon's; null if there is none.</summary>
    public ManagedPolicy? FindPolicy(string arn)
    {
        if (!IamArns.TryRead(arn, EntityKind.Policy, out var account, out var name))
            return null;
        if (account == ManagedPolicy.Amazon)
            return AmazonPolicies.Find(arn);
        // The name alone is unique, but an ARN with another path, account or case is that of another policy: a policy that denies names one spelling, and only what has it may be found.
        return Policies.GetValueOrDefault(name) is { } policy && policy.Arn == arn ? policy : null;
    }

    /// <summary>Users who are in a group, by name.</summary>
    public IEnumerable<User> MembersOf(Group group) => Users.Values.Where(user => user.Groups.Contains(group.Name));

    /// <summary>Groups that a user is in, by name.</summary>
    public IEnumerable<Group> GroupsOf(User user) => user.Groups.Select(Group);

    /// <summary>With an entity put in, in the place of one of the same kind and name.</summary>
    public AccountSnapshot With(IamEntity entity) => entity switch
    {
        User user => this with { Users = Users.SetItem(user.Name, user) },
        Group group => this with { Groups = Groups.SetItem(group.Name, group) },
        Role role => this with { Roles = Roles.SetItem(role.Name, role) },
        ManagedPolicy policy => this with { Policies = Policies.SetItem(policy.Name, policy) },
        _ => throw new ArgumentException($"{entity.GetType()} is no entity of an account; users, groups, roles and managed policies are.", nameof(entity)),
    };

    /// <summary>With an entity taken out.</summary>
    public AccountSnapshot Without(IamEntity entity) => entity switch
    {
        User user => this with { Users = Users.Remove(user.Name) },
        Group group => this with { Groups = Groups.Remove(group.Name) },
        Role role => this with { Roles = Roles.Remove(role.Name) },
        ManagedPolicy policy => this with { Policies = Policies.Remove(policy.Name) },
        _ => throw new ArgumentException($"{entity.GetType()} is no entity of an account; users, groups, roles and managed policies are.", nameof(entity)),
    };
}
