using System.Net;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Usher.Web.Configuration;

namespace Usher.Web.Network;

/// <summary>
/// The requests that need no key: those of the user who runs the server and of root, who can read its data anyway. All others need one: requests of other machines, of other users of this machine,
/// through a proxy, and of other sites' pages whose host name resolves to loopback.
/// </summary>
/// <param name="options">Says whether the port is published.</param>
internal sealed class DirectCalls(WebOptions options)
{
    private static readonly object IsOwn = new();

    /// <summary>Whether the port takes direct calls: it listens on loopback only, and no other host name and no proxy is configured.</summary>
    public bool ArePossible { get; } = !options.IsPublished;

    /// <summary>Whether a request is a direct call: its Host is a loopback name, no proxy forwarded it, and its connection belongs to the server's own user or to root.</summary>
    public bool Include(HttpContext http) => ArePossible && IsOfLoopback(http.Request.Host.Host) && ProxyHeaders.FindHeader(http.Request) is null && IsOwnUser(http);

    private static bool IsOfLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.AsSpan().Trim("[]"), out var address) && IPAddress.IsLoopback(address));

    // Looked up once per connection, because its owner cannot change.
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
