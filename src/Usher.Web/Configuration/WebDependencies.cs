using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Usher.Web.Configuration;

/// <summary>What the application takes from outside.</summary>
public sealed record WebDependencies
{
    /// <summary>Tells the time.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The program that files of the site lie beside: its assembly's name.</summary>
    public required string Program { get; init; }

    /// <summary>Says where the log goes. The default is nowhere.</summary>
    public Action<ILoggingBuilder> Logging { get; init; } = static _ => { };

    /// <summary>Makes what sends requests to Personalize. The default keeps connections open, and looks addresses up anew every five minutes.</summary>
    public Func<HttpMessageHandler> CreateHandler { get; init; } = static () => new SocketsHttpHandler
    {
        // Addresses of cloud services move.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(5),
    };

    /// <summary>Makes what sends calls of Personalize to one in this process, whole and without a connection. The default is null: it is elsewhere.</summary>
    public Func<HttpMessageHandler>? InProcessHandler { get; init; }

    /// <summary>Adds services of the host, such as telemetry. The default adds none.</summary>
    public Action<WebApplicationBuilder> Services { get; init; } = static _ => { };

    /// <summary>Adds paths of the host, such as /metrics. The default adds none.</summary>
    public Action<WebApplication> Routes { get; init; } = static _ => { };
}
