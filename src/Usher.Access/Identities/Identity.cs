using System.Collections.Immutable;
using Usher.Access.Policies;

namespace Usher.Access.Identities;

/// <summary>An entity that policies are given to: a user, a group or a role.</summary>
public abstract record Identity : IamEntity
{
    /// <summary>Policies that live and die with it, by name.</summary>
    public ImmutableSortedDictionary<string, PolicyDocument> Inline { get; init; } = Sorted.None<PolicyDocument>();

    /// <summary>ARNs of the managed policies attached to it.</summary>
    public ImmutableSortedSet<string> Attached { get; init; } = Sorted.Arns;

    /// <summary>ARN of the managed policy that bounds it; null for no bound, and always for a group.</summary>
    public string? Boundary { get; init; }
}
