namespace Usher.Web.Console.SignIn;

/// <summary>Why a session is over.</summary>
internal enum SessionEndReason
{
    /// <summary>Who had it signed out.</summary>
    SignedOut,

    /// <summary>Nothing was done for a long while.</summary>
    Idle,

    /// <summary>It was as old as a session gets, whatever was done in it.</summary>
    Age,

    /// <summary>The key was deleted, was made inactive, or expired.</summary>
    Key,

    /// <summary>This server knows nothing of it: sessions do not outlive a restart.</summary>
    Restart,
}
