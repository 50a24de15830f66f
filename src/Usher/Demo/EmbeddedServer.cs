using System.Net;
using Microsoft.AspNetCore.Builder;
using Usher.Access.Simulating;
using Usher.Clients;
using Usher.Commands;
using Usher.Serving;
using Usher.Wire.Signing.Making;

namespace Usher.Demo;

/// <summary>A whole server in this process, on a free port of loopback and a folder of its own: what 'usher serve' starts, for one journey.</summary>
internal sealed class EmbeddedServer : IAsyncDisposable
{
    private readonly Composition _rooms;
    private readonly WebApplication _app;

    private EmbeddedServer(Composition rooms, WebApplication app, AwsClient client) => (_rooms, _app, Client) = (rooms, app, client);

    /// <summary>Speaks to it as its root.</summary>
    public AwsClient Client { get; }

    public string Account => _rooms.Account;

    public string Endpoint { get; private init; } = "";

    public static async Task<EmbeddedServer> StartAsync(string folder, Surroundings surroundings, CancellationToken stop)
    {
        var data = DataFolder.Find(folder, Environment.GetEnvironmentVariable);
        Directory.CreateDirectory(data.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var request = new ServeRequest(IPAddress.Loopback, Port: 0, Api.ServerOptions.DefaultRegion, Buckets: null, IsOpen: false, SimulationForm.Pairs);
        var rooms = await Composition.OpenAsync(data, request, surroundings, stop);
        var app = rooms.CreateServer();
        await app.StartAsync(stop);
        var root = await RootKey.ReadAsync(data, surroundings, stop);
        var endpoint = Server.EndpointOf(app);
        return new(rooms, app, new(endpoint, request.Region, new SigningCredentials(root.AccessKeyId, root.SecretKey), surroundings.Clock)) { Endpoint = endpoint };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _rooms.DisposeAsync();
    }
}
