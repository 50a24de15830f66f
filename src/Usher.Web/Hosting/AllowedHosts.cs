using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Usher.Web.Configuration;

namespace Usher.Web.Hosting;

/// <summary>Refuses requests with other host names than the configured ones. This stops DNS rebinding: a page of another site whose host name is made to resolve to this machine.</summary>
internal static class AllowedHosts
{
    private static readonly string[] LoopbackNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <remarks>421 (Misdirected Request): RFC 9110, 7.4. Names are compared as in ASP.NET's HostFiltering middleware, which cannot say which names are allowed.</remarks>
    public static void UseAllowedHosts(this WebApplication app, WebOptions options)
    {
        string[] named = [.. LoopbackNames, .. options.Hosts];
        StringSegment[] allowed = [.. named.Concat(HostNamesOf(options.Address)).Distinct(StringComparer.OrdinalIgnoreCase)];
        var allowedText = string.Join(", ", named) + (IPAddress.IsLoopback(options.Address) ? "" : ", and the addresses of this machine that Usher listens on");
        app.Use((http, next) => IsAllowed(http.Request.Host, allowed)
            ? next(http)
            : ErrorResponses.WriteAsync(
                http,
                StatusCodes.Status421MisdirectedRequest,
                $"The Host is '{http.Request.Host}'; allowed are {allowedText}. Ask by one of these, or start Usher with --web-host and the name that it is to be known by."));
    }

    // HTTP/1.0 clients may send no Host; browsers always send one. Any valid port is allowed, because proxies and forwarded ports have other ones, and pages build addresses from it.
    private static bool IsAllowed(HostString host, StringSegment[] allowed) =>
        host.HasValue && (host.Port is { } port ? port is > 0 and <= ushort.MaxValue : host.Host == host.Value) && HostString.MatchesAny(host.Value, allowed);

    // For a wildcard address: the addresses that the machine has when the application starts.
    private static IEnumerable<string> HostNamesOf(IPAddress address) => (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)
            ? NetworkInterface.GetAllNetworkInterfaces().SelectMany(static adapter => adapter.GetIPProperties().UnicastAddresses).Select(static entry => entry.Address)
            : [address])
        .Select(static one => one.AddressFamily is AddressFamily.InterNetworkV6 ? $"[{new IPAddress(one.GetAddressBytes())}]" : one.ToString());
}
