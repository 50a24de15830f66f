namespace Usher.Web.Console.SignIn;

/// <summary>Why a session has ended.</summary>
internal enum SessionEndReason
{
    /// <summary>The user signed out.</summary>
    SignedOut,

    /// <summary>There was no activity for <see cref="ConsoleSessions.IdleTimeout"/>.</summary>
    Idle,

    /// <summary>It reached <see cref="ConsoleSessions.MaxAge"/>.</summary>
    Age,

    /// <summary>The key was deleted or made inactive, or has expired.</summary>
    Key,

    /// <summary>The session is unknown, because sessions end when the server restarts.</summary>
    Restart,
}
