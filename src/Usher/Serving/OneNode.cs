using System.Net;
using Microsoft.AspNetCore.Connections;
using Orleans.Configuration;

namespace Usher.Serving;

/// <summary>The silo of a server that is its whole cluster: its grains call each other in memory, and no other silo can join.</summary>
/// <remarks>
/// Orleans listens and connects without any authentication, so a program of another user of the machine that found the port could join, take over users and jobs, and answer in the server's name.
/// Here the silo neither listens nor connects: there is no port to find.
/// </remarks>
internal static class OneNode
{
    // Part of the silo's address. Nothing listens on it, but Orleans refuses 0.
    private const int PortInName = 1;

    public static void Configure(ISiloBuilder silo)
    {
        // The cluster has a new id at every start, so a silo of an earlier start or of another program belongs to another cluster.
        silo.UseLocalhostClustering(PortInName, gatewayPort: 0, serviceId: "usher", clusterId: Guid.NewGuid().ToString("N"));
        silo.Configure<EndpointOptions>(endpoints => (endpoints.AdvertisedIPAddress, endpoints.SiloPort, endpoints.GatewayPort) = (IPAddress.Loopback, PortInName, 0));
        Replace<IConnectionListenerFactory>(silo.Services, new NoListeners());
        Replace<IConnectionFactory>(silo.Services, new NoConnections());
    }

    // Orleans registers its sockets under keys that are not public. Whatever has a key is Orleans' own; Kestrel's have none.
    private static void Replace<T>(IServiceCollection services, T replacement)
        where T : class
    {
        var sockets = services.Where(service => service.IsKeyedService && service.ServiceType == typeof(T)).ToArray();
        if (sockets.Length == 0)
            throw new InvalidOperationException($"Orleans no longer registers its sockets as a keyed {typeof(T).Name}. Find out how this version opens them, and keep it from doing so.");

        foreach (var socket in sockets)
        {
            services.Remove(socket);
            services.AddKeyedSingleton(socket.ServiceKey, replacement);
        }
    }

    /// <summary>Opens no socket and accepts no connection.</summary>
    private sealed class NoListeners : IConnectionListenerFactory
    {
        public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) => new(new NoListener(endpoint));
    }

    private sealed class NoListener(EndPoint endpoint) : IConnectionListener
    {
        public EndPoint EndPoint => endpoint;

        // Null says that no connection will come any more.
        public ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) => new((ConnectionContext?)null);

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => default;

        public ValueTask DisposeAsync() => default;
    }

    /// <summary>Refuses to connect: whatever listens on the port of the silo's address is another program.</summary>
    private sealed class NoConnections : IConnectionFactory
    {
        public ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException($"This server is its whole cluster; it does not connect to a silo on {endpoint}.");
    }
}
