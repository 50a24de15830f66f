using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Usher.Web.Configuration;

namespace Usher.Web.Hosting;

/// <summary>The names that requests may ask this server by. A page of another site that has its own name lead to this machine (DNS rebinding) asks by that name, and so gets nothing.</summary>
internal static class AllowedHosts
{
    private static readonly string[] LoopbackNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Refuses other names, and says which are allowed.</summary>
    /// <remarks>421 (Misdirected Request): RFC 9110, 7.4. The comparison is ASP.NET's; its HostFiltering answers with the same one, and has no place for a word about what is allowed.</remarks>
    public static void UseAllowedHosts(this WebApplication app, WebOptions options)
    {
        string[] named = [.. LoopbackNames, .. options.Hosts];
        StringSegment[] allowed = [.. named.Concat(HostNamesOf(options.Address)).Distinct(StringComparer.OrdinalIgnoreCase)];
        var allowedText = string.Join(", ", named) + (IPAddress.IsLoopback(options.Address) ? "" : ", and the addresses of this machine that Usher listens on");
        app.Use((http, next) => IsAllowed(http.Request.Host, allowed)
            ? next(http)
            : ErrorResponses.WriteAsync(http, StatusCodes.Status421MisdirectedRequest, $"The Host is '{http.Request.Host}'; allowed are {allowedText}. Ask by one of these, or start Usher with --web-host and the name that it is to be known by."));
    }

    // Programs of old (HTTP/1.0) may name none; browsers always do. The port may be any, as proxies and forwarded ports have others, but has to be one: pages make an address of it.
    private static bool IsAllowed(HostString host, StringSegment[] allowed) =>
        host.HasValue && (host.Port is { } port ? port is > 0 and <= ushort.MaxValue : host.Host == host.Value) && HostString.MatchesAny(host.Value, allowed);

    // Where all addresses of the machine are listened on: those that it has as it starts.
    private static IEnumerable<string> HostNamesOf(IPAddress address) => (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)
            ? NetworkInterface.GetAllNetworkInterfaces().SelectMany(static card => card.GetIPProperties().UnicastAddresses).Select(static one => one.Address)
            : [address])
        .Select(static one => one.AddressFamily is AddressFamily.InterNetworkV6 ? $"[{new IPAddress(one.GetAddressBytes())}]" : one.ToString());
}
