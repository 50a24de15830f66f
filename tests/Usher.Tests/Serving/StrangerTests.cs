using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Usher.Tests.Serving;

/// <summary>A program of another user of the machine, who knows the account's number and every port that the server listens on, but no key.</summary>
public sealed class StrangerTests
{
    // Without a guard a stranger has joined after one or two seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_silo_of_a_stranger_cannot_join_the_cluster_of_a_running_server()
    {
        await using var server = new UsherServer { HasWeb = true };
        await server.InitializeAsync();

        var joins = OpenPorts.Of(server.ProcessId).Select(port => JoinsAsync(port, server.Account)).ToArray();

        Assert.NotEmpty(joins);
        Assert.All(await Task.WhenAll(joins), Assert.False);
        Assert.Contains("sts get-caller-identity", server.Log, StringComparison.Ordinal);
    }

    private static async Task<bool> JoinsAsync(int port, string account)
    {
        var stranger = Host.CreateApplicationBuilder();
        stranger.Logging.ClearProviders();
        stranger.UseOrleans(silo => silo
            .UseLocalhostClustering(FreePort(), gatewayPort: 0, primarySiloEndpoint: new IPEndPoint(IPAddress.Loopback, port), serviceId: "usher", clusterId: account)
            .Configure<EndpointOptions>(endpoints => endpoints.GatewayPort = 0));
        var host = stranger.Build();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Patience);
        try
        {
            await host.StartAsync(patience.Token).WaitAsync(patience.Token);
            await host.StopAsync(Stop);
            return true;
        }
        catch (Exception refused) when (refused is not Xunit.Sdk.XunitException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
