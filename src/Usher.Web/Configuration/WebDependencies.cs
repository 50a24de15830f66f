using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Usher.Web.Configuration;

/// <summary>What the host provides to the application.</summary>
public sealed record WebDependencies
{
    public required TimeProvider Clock { get; init; }

    /// <summary>Name of the assembly whose build output has the static files and their manifest.</summary>
    public required string Program { get; init; }

    /// <summary>Configures logging. The default logs nothing.</summary>
    public Action<ILoggingBuilder> Logging { get; init; } = static _ => { };

    /// <summary>Creates the handler for HTTP requests to the service. The default pools connections, and resolves host names again every five minutes.</summary>
    public Func<HttpMessageHandler> CreateHandler { get; init; } = static () => new SocketsHttpHandler
    {
        // The addresses of cloud services change.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(5),
    };

    /// <summary>Creates the handler that calls Personalize in this process, without a connection. The default is null: Personalize runs elsewhere.</summary>
    public Func<HttpMessageHandler>? InProcessHandler { get; init; }

    /// <summary>Registers services of the host, such as telemetry. The default registers none.</summary>
    public Action<WebApplicationBuilder> Services { get; init; } = static _ => { };

    /// <summary>Maps endpoints of the host, such as /metrics. The default maps none.</summary>
    public Action<WebApplication> Routes { get; init; } = static _ => { };
}
