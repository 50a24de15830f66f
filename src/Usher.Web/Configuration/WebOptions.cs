using System.Net;
using Usher.Http.Connections;
using Usher.Wire.Calling;

namespace Usher.Web.Configuration;

/// <summary>Where the application listens, and which Personalize it asks.</summary>
public sealed record WebOptions
{
    public const int DefaultPort = 8080;

    /// <summary>Name of the IAM role that 'usher serve' creates for the application. The movie site and the REST API call Personalize with it.</summary>
    public const string RoleName = "usher-web";

    /// <summary>The default value is 127.0.0.1: nobody else's network is invited by accident.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The default value is 8080; 0 takes any free port.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Where Personalize answers.</summary>
    public required ServiceAddresses Services { get; init; }

    /// <summary>Whose name the site and the REST API ask in. The console asks in the name of whoever signed in.</summary>
    public required ICredentialSource Credentials { get; init; }

    /// <summary>Holds what must outlive a restart: keys of the REST API, and those that seal cookies. Made if it is not there.</summary>
    public required string Folder { get; init; }

    /// <summary>Address of a Redis, such as <c>localhost:6379</c>, as second level of the cache; null for none.</summary>
    public string? Redis { get; init; }

    /// <summary>CSV file of the Items dataset, where Amazon answers, who does not tell what is in it; null for none.</summary>
    public string? Catalogue { get; init; }

    /// <summary>Whether the REST API asks for a key even before the first one was made, and from this machine.</summary>
    public bool AreApiKeysRequired { get; init; }

    /// <summary>Connections at one time, in all and from one address.</summary>
    public ConnectionLimits Connections { get; init; } = new();

    /// <summary>Host names that requests may ask by, beside localhost, 127.0.0.1, [::1] and the addresses listened on; without ports. The default is none.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Addresses of the proxies whose X-Forwarded-For, -Proto and -Host are believed. The default is none: nobody's are.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Whether others than this machine's user may be meant to reach the port.</summary>
    public bool IsPublished => !IPAddress.IsLoopback(Address) || Hosts.Count > 0 || Proxies.Count > 0;

    /// <summary>Who may use the movie site. The default value is <see cref="SiteAccess.Local"/>.</summary>
    public SiteAccess Site { get; init; }
}
