using System.Net;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Usher.Web.Configuration;

namespace Usher.Web.Network;

/// <summary>
/// The calls that need no key: those of the user who runs the server, or of root, who are trusted with all that it has. Everybody else is outside: other machines, other users of this machine,
/// clients of a proxy, and pages of other sites that reach loopback by a name of their own.
/// </summary>
/// <param name="options">Whether the port is published.</param>
internal sealed class DirectCalls(WebOptions options)
{
    private static readonly object IsOwn = new();

    /// <summary>Whether there can be any: the application listens on loopback alone, and is published by no other name and through no proxy.</summary>
    public bool ArePossible { get; } = !options.IsPublished;

    /// <summary>Whether a request is one: it names a host of loopback, no proxy passed it on, and its connection belongs to the server's own user or to root.</summary>
    public bool Include(HttpContext http) => ArePossible && IsOfLoopback(http.Request.Host.Host) && ProxyHeaders.FindHeader(http.Request) is null && IsOwnUser(http);

    private static bool IsOfLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.AsSpan().Trim("[]"), out var address) && IPAddress.IsLoopback(address));

    // Looked up once for each connection: its ends do not change hands.
    private static bool IsOwnUser(HttpContext http)
    {
        var items = http.Features.Get<IConnectionItemsFeature>()?.Items;
        if (items is not null && items.TryGetValue(IsOwn, out var known))
            return known is true;

        var isOwn = http.Connection is { LocalIpAddress: { } local, RemoteIpAddress: { } remote } connection
            && IPAddress.IsLoopback(remote)
            && LoopbackConnections.IsOwnUser(new(local, connection.LocalPort), new(remote, connection.RemotePort));
        items?[IsOwn] = isOwn;
        return isOwn;
    }
}
