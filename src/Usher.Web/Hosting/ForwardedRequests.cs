using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Usher.Web.Configuration;

namespace Usher.Web.Hosting;

/// <summary>Takes the client's address, scheme and host from the headers of configured proxies, and ignores those headers from others.</summary>
internal static partial class ForwardedRequests
{
    /// <summary>Configures ASP.NET's forwarded headers middleware.</summary>
    public static void Configure(ForwardedHeadersOptions forwarded, WebOptions options)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        // All entries from the last one back, as long as each was written by a configured proxy.
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in options.Proxies)
            forwarded.KnownIPNetworks.Add(proxy);
    }

    /// <summary>Applies the headers of configured proxies, and logs once if another sender sends them.</summary>
    public static void UseForwarded(this WebApplication app, WebOptions options)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ForwardedRequests));
        System.Net.IPNetwork[] known = [.. options.Proxies];
        var isLogged = 0;
        app.Use((http, next) =>
        {
            if (Volatile.Read(ref isLogged) == 0 && http.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName) && http.Connection.RemoteIpAddress is { } peer
                && !Array.Exists(known, network => network.Contains(peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer)) && Interlocked.Exchange(ref isLogged, 1) == 0)
                LogIgnored(log, peer);
            return next(http);
        });
        // With no configured proxy, the middleware would trust every sender.
        if (options.Proxies.Count > 0)
            app.UseForwardedHeaders();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request came with X-Forwarded-For from {Peer}, which is no configured proxy: X-Forwarded headers from there are ignored. If it is your proxy, start Usher with --web-proxy {Peer}; this is logged once.")]
    private static partial void LogIgnored(ILogger log, IPAddress peer);
}
