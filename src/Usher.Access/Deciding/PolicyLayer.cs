namespace Usher.Access.Deciding;

/// <summary>The kinds of policies that a decision goes through.</summary>
public enum PolicyLayer
{
    /// <summary>None: nothing refused.</summary>
    None,

    /// <summary>Managed and inline policies of a user, of the groups of a user, or of a role.</summary>
    Identity,

    /// <summary>The policy of the resource, such as a bucket's.</summary>
    Resource,

    /// <summary>The policy of a role that says who may assume it.</summary>
    Trust,

    /// <summary>What the identity policies may allow at most.</summary>
    Boundary,

    /// <summary>What the session was given when the role was assumed.</summary>
    Session,
}
