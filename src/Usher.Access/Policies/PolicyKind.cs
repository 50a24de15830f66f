namespace Usher.Access.Policies;

/// <summary>Where a policy stands, which says whether it needs principals and resources.</summary>
public enum PolicyKind
{
    /// <summary>With a user, group or role, as a boundary or with a session: no principal, a resource.</summary>
    Identity,

    /// <summary>With a role: who may assume it. A principal, no resource.</summary>
    Trust,

    /// <summary>With a bucket: a principal and a resource.</summary>
    Resource,
}
