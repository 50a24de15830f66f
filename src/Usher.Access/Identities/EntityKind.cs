namespace Usher.Access.Identities;

/// <summary>What IAM keeps under a name.</summary>
public enum EntityKind
{
    /// <summary>A person or program with keys of its own.</summary>
    User,

    /// <summary>Users who share policies.</summary>
    Group,

    /// <summary>A set of policies that is assumed for a while.</summary>
    Role,

    /// <summary>A managed policy.</summary>
    Policy,
}
