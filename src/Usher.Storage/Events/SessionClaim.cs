namespace Usher.Storage.Events;

/// <summary>The outcome when a user sends events with a session.</summary>
internal enum SessionClaim
{
    /// <summary>The session belongs to this user only.</summary>
    Theirs,

    /// <summary>This user is the second with this session, so it is shared from now on.</summary>
    NowShared,

    /// <summary>The session was shared before.</summary>
    Shared,
}
