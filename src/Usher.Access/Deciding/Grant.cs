namespace Usher.Access.Deciding;

/// <summary>Whom a resource's policy means where it names a caller, from the widest to the closest.</summary>
internal enum Grant
{
    /// <summary>Somebody else.</summary>
    None,

    /// <summary>The caller's account, whose own policies may then allow the caller.</summary>
    Account,

    /// <summary>The caller, or the role of the caller's session: bounded by what bounds that role.</summary>
    Caller,

    /// <summary>The user, or the very session: nothing in the account bounds this.</summary>
    Session,
}
