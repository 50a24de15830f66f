using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Usher.Watching;

namespace Usher.Serving;

/// <summary>The listener beside AWS's: what is asked by a browser or a monitor, without a signature.</summary>
internal static class OperationsHost
{
    public const int DefaultPort = 8080;

    /// <summary>Not yet started. The server outlives it.</summary>
    public static WebApplication Create(IServiceProvider server, IPAddress address, int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.MaxConcurrentConnections = 256;
            kestrel.Listen(address, port);
        });
        builder.Services
            .AddSingleton<IHostLifetime, EndlessLifetime>()
            .AddOperationsOf(server);
        var app = builder.Build();
        app.MapOperations();
        return app;
    }

    // Signals are the host's to catch: this one starts and stops only when told.
    private sealed class EndlessLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
