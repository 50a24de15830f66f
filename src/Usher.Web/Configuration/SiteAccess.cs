namespace Usher.Web.Configuration;

/// <summary>Who may use the movie site. Its visitors can see every user's history and send events in every user's name.</summary>
public enum SiteAccess
{
    /// <summary>The user who runs the server, from the same machine and without a proxy; nobody where the web port is published. See <see cref="Network.DirectCalls"/>.</summary>
    Local,

    /// <summary>Everybody who reaches the web port.</summary>
    On,

    /// <summary>Users who signed in to the console as the root, or with permission to assume the site's role.</summary>
    SignedIn,

    /// <summary>Nobody.</summary>
    Off,
}
