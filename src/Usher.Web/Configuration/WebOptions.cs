using System.Net;
using Usher.Http.Connections;
using Usher.Wire.Calling;

namespace Usher.Web.Configuration;

/// <summary>The options of the application.</summary>
public sealed record WebOptions
{
    public const int DefaultPort = 8080;

    /// <summary>Name of the IAM role that 'usher serve' creates for the application. The movie site and the REST API call Personalize with it.</summary>
    public const string RoleName = "usher-web";

    /// <summary>The address to listen on. The default is 127.0.0.1, which other machines cannot reach.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port to listen on; 0 takes any free port. The default is 8080.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The endpoints of Personalize.</summary>
    public required ServiceAddresses Services { get; init; }

    /// <summary>The credentials of the site and the REST API. The console uses those of the user who signed in.</summary>
    public required ICredentialSource Credentials { get; init; }

    /// <summary>Folder for data that has to survive a restart: keys of the REST API and keys that encrypt cookies. Created if it does not exist.</summary>
    public required string Folder { get; init; }

    /// <summary>Address of a Redis, such as <c>localhost:6379</c>, for the second level of the cache; null for none.</summary>
    public string? Redis { get; init; }

    /// <summary>CSV file of the Items dataset, for use with Amazon Personalize, which does not return item metadata this way; null for none.</summary>
    public string? Catalogue { get; init; }

    /// <summary>Whether the REST API needs a key even for direct calls before the first key was created.</summary>
    public bool AreApiKeysRequired { get; init; }

    /// <summary>Limits of simultaneous connections.</summary>
    public ConnectionLimits Connections { get; init; } = new();

    /// <summary>Allowed host names, without ports, besides localhost, 127.0.0.1, [::1] and the addresses listened on. The default is none.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Networks of the proxies whose X-Forwarded-For, -Proto and -Host headers are applied. The default is none.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Whether the options make the port reachable beyond loopback: by address, host name or proxy.</summary>
    public bool IsPublished => !IPAddress.IsLoopback(Address) || Hosts.Count > 0 || Proxies.Count > 0;

    /// <summary>Who may use the movie site. The default value is <see cref="SiteAccess.Local"/>.</summary>
    public SiteAccess Site { get; init; }
}
