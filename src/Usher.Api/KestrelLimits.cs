using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Usher.Api.Settings;
using Usher.Http.Connections;

namespace Usher.Api;

/// <summary>Configures Kestrel: where it listens, and the limits that it enforces before the pipeline runs.</summary>
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
        // Metadata of objects may hold any character; clients read headers as UTF-8.
        kestrel.ResponseHeaderEncodingSelector = static _ => Encoding.UTF8;
        kestrel.Limits.MaxRequestHeaderCount = limits.HeaderCount;
        kestrel.Limits.MaxRequestHeadersTotalSize = limits.HeaderBytes;
        kestrel.Limits.MaxRequestLineSize = limits.RequestLineBytes;
        // SmallBody has the lower limit. A body somewhat above it is read and dropped, because most clients send the whole body before they read the error.
        kestrel.Limits.MaxRequestBodySize = 4L * limits.SmallBodyBytes;
        kestrel.Limits.RequestHeadersTimeout = limits.HeadersTimeout;
        kestrel.Limits.KeepAliveTimeout = limits.KeepAliveTimeout;
        kestrel.Limits.MinRequestBodyDataRate = new(limits.BytesPerSecond, limits.SlowGrace);
        kestrel.Limits.MinResponseDataRate = new(limits.BytesPerSecond, limits.SlowGrace);
    }
}
