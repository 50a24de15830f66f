namespace Usher.Storage.Events;

/// <summary>Whose a session is that a user comes with.</summary>
internal enum SessionClaim
{
    /// <summary>The user's alone.</summary>
    Theirs,

    /// <summary>Shared since this user came.</summary>
    NowShared,

    /// <summary>Shared before.</summary>
    Shared,
}
