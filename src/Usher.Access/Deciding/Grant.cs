namespace Usher.Access.Deciding;

/// <summary>Whom a resource's policy means where it names a caller, from the widest to the closest.</summary>
internal enum Grant
{
    /// <summary>Somebody else.</summary>
    None,

    /// <summary>The caller's account, which may let him in by its own policies.</summary>
    Account,

    /// <summary>The caller, or the role behind his session: what bounds it bounds this.</summary>
    Caller,

    /// <summary>The user, or the very session: nothing in the account bounds this.</summary>
    Session,
}
