using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using StackExchange.Redis;
using Usher.CommandLine;
using Usher.Web.Configuration;
using IPNetwork = System.Net.IPNetwork;

namespace Usher.Commands;

/// <summary>What 'usher serve' and 'usher web' are told alike.</summary>
internal static partial class WebValues
{
    /// <summary>Of --api-keys: a key is always needed.</summary>
    public const string Required = "required";

    private const string Auto = "auto";

    // In the order of SiteAccess.
    private static readonly string[] Sites = ["local", "on", "signed-in", "off"];

    public static Option<string?> Redis() => new("--redis") { Description = "A Redis as second level of the web application's cache, which several of them share. Without it, or while it is gone, lists are cached in memory.", HelpName = "HOST:PORT" };

    public static Option<string> ApiKeys() => Values.Word("--api-keys", "Whether the REST API asks for a key ('usher apikey'): from the first key on, and before it only of others than this machine; or always.", Auto, Required);

    public static Option<string[]> Hosts() => new("--web-host") { Description = "A name that the web port may be asked by, beside localhost and the address listened on; may be given several times. Other names are refused.", HelpName = "NAME" };

    public static Option<string[]> Proxies() => new("--web-proxy") { Description = "A proxy before the web port, whose X-Forwarded-For, -Proto and -Host are believed; may be given several times. Nobody else's are.", HelpName = "ADDRESS[/BITS]" };

    public static Option<string> Site() => Values.Word("--site", "Who may use the movie site, which asks for no key: local, you alone from this machine, as long as the web port is not published; everybody who reaches it; those who sign in to the console; or nobody.", Sites);

    /// <exception cref="UsageException">One is no name of a host.</exception>
    public static string[] HostsOf(string[]? names)
    {
        foreach (var name in names ?? [])
        {
            if (!HostName().IsMatch(name) && !IPAddress.TryParse(name.Trim('[', ']'), out _))
                throw new UsageException($"--web-host is '{name}'; the name of a host is allowed, such as films.example.com or 192.0.2.7, without scheme, port and wildcards, and in its xn-- form where it has other letters.");
        }

        // As requests spell addresses of IPv6.
        return [.. (names ?? []).Select(static name => IPAddress.TryParse(name.Trim('[', ']'), out var address) && address.AddressFamily is AddressFamily.InterNetworkV6 ? $"[{address}]" : name.ToLowerInvariant())];
    }

    /// <exception cref="UsageException">One is no address.</exception>
    public static IPNetwork[] ProxiesOf(string[]? texts) => [.. (texts ?? []).Select(static text =>
        IPAddress.TryParse(text, out var address) ? new(address, 8 * address.GetAddressBytes().Length)
        : IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0 ? network
        : throw new UsageException($"--web-proxy is '{text}'; the address of a proxy is allowed, such as 127.0.0.1, or a network, such as 172.18.0.0/16. /0 would believe everybody."))];

    public static SiteAccess SiteOf(string word) => (SiteAccess)Array.IndexOf(Sites, word);

    public static IPAddress AddressOf(string text) =>
        IPAddress.TryParse(text, out var address)
            ? address
            : throw new UsageException($"--address is '{text}'; an IP address of this machine is allowed, such as 127.0.0.1, 0.0.0.0 for all of them, or ::1.");

    public static string RegionOf(string text) =>
        RegionName().IsMatch(text) ? text : throw new UsageException($"--region is '{text}'; a name like those of AWS is allowed, such as us-east-1 or eu-west-1.");

    public static string? RedisOf(string? text)
    {
        try
        {
            return text is null || ConfigurationOptions.Parse(text).EndPoints.Count > 0 ? text : throw new ArgumentException("it names no server");
        }
        catch (ArgumentException bad)
        {
            throw new UsageException($"--redis is '{text}', which cannot be read: {bad.Message}. An address is allowed, such as localhost:6379.");
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*$")]
    private static partial Regex HostName();

    [GeneratedRegex("^[a-z]{2,}(-[a-z]+)+-[0-9]+$")]
    private static partial Regex RegionName();
}
