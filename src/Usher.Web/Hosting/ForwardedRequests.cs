using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Usher.Web.Configuration;

namespace Usher.Web.Hosting;

/// <summary>Takes the client's address, scheme and host from the headers of configured proxies, and of nobody else.</summary>
internal static partial class ForwardedRequests
{
    /// <summary>Sets up ASP.NET's middleware.</summary>
    public static void Configure(ForwardedHeadersOptions forwarded, WebOptions options)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        // From the last entry back, as long as those who wrote them are configured.
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in options.Proxies)
            forwarded.KnownIPNetworks.Add(proxy);
    }

    /// <summary>Believes the configured proxies, and tells the log once of one that is not.</summary>
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
        // Without one, the middleware would believe everybody.
        if (options.Proxies.Count > 0)
            app.UseForwardedHeaders();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request came with X-Forwarded-For from {Peer}, which is no configured proxy: X-Forwarded headers from there are ignored. If it is your proxy, start Usher with --web-proxy {Peer}; this is told once.")]
    private static partial void LogIgnored(ILogger log, IPAddress peer);
}
