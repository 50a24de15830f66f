namespace Usher.Web.Configuration;

/// <summary>Who may use the movie site. Whoever may sees every user's history, and sends events in every user's name.</summary>
public enum SiteAccess
{
    /// <summary>The user who runs the server, from the same machine and without a proxy; nobody where the web port is published. <see cref="Network.DirectCalls"/> has the rule.</summary>
    Local,

    /// <summary>Everybody who reaches the web port.</summary>
    On,

    /// <summary>Those who signed in to the console, as the root or as a caller who may assume the role that the site asks in.</summary>
    SignedIn,

    /// <summary>Nobody.</summary>
    Off,
}
