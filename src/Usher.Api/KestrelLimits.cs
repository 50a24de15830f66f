using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Usher.Api.Settings;
using Usher.Http.Connections;

namespace Usher.Api;

/// <summary>Sets up Kestrel: where it listens and what it refuses before any of our code runs.</summary>
internal static class KestrelLimits
{
    public static void Apply(KestrelServerOptions kestrel, ServerOptions options)
    {
        var limits = options.Limits;
        kestrel.Listen(options.Address, options.Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.UseConnectionLimits(limits.Connections);
        });
        kestrel.AddServerHeader = false;
        // Metadata of objects may hold any letter; clients read what comes as UTF-8.
        kestrel.ResponseHeaderEncodingSelector = static _ => Encoding.UTF8;
        kestrel.Limits.MaxRequestHeaderCount = limits.HeaderCount;
        kestrel.Limits.MaxRequestHeadersTotalSize = limits.HeaderBytes;
        kestrel.Limits.MaxRequestLineSize = limits.RequestLineBytes;
        // SmallBody refuses sooner. What is a little too large is still taken in and dropped: most clients write all of it before they read why it was refused.
        kestrel.Limits.MaxRequestBodySize = 4L * limits.SmallBodyBytes;
        kestrel.Limits.RequestHeadersTimeout = limits.HeadersTimeout;
        kestrel.Limits.KeepAliveTimeout = limits.KeepAliveTimeout;
        kestrel.Limits.MinRequestBodyDataRate = new(limits.BytesPerSecond, limits.SlowGrace);
        kestrel.Limits.MinResponseDataRate = new(limits.BytesPerSecond, limits.SlowGrace);
    }
}
