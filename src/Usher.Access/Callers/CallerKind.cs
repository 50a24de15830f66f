namespace Usher.Access.Callers;

/// <summary>What kind of principal asks.</summary>
public enum CallerKind
{
    /// <summary>Nobody who signed.</summary>
    Anonymous,

    /// <summary>The account itself, by its root key: allowed everything in its own account that no resource policy denies.</summary>
    Root,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>A session of a role, from AssumeRole.</summary>
    AssumedRole,

    /// <summary>An AWS service, such as personalize.amazonaws.com.</summary>
    Service,
}
