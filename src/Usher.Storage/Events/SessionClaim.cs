namespace Usher.Storage.Events;

/// <summary>Whose the session is that a user comes with.</summary>
internal enum SessionClaim
{
    /// <summary>Only this user's.</summary>
    Theirs,

    /// <summary>Shared from now on: this user is the second who comes with it.</summary>
    NowShared,

    /// <summary>Was shared already.</summary>
    Shared,
}
