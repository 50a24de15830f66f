using System.Net;
using Usher.Access.Simulating;
using Usher.Clients;
using Usher.CommandLine;
using Usher.Commands;
using Usher.Serving;
using Usher.Web;
using Usher.Wire.Calling;
using Usher.Wire.Signing.Making;

namespace Usher.Demo;

/// <summary>A whole server in this process, on a free port of loopback and a folder of its own: what 'usher serve' starts, for one journey.</summary>
internal sealed class EmbeddedServer : IAsyncDisposable
{
    private readonly Composition _rooms;
    private readonly WebApplication _app;
    private readonly DataFolder _data;
    private WebApplication? _web;

    private EmbeddedServer(Composition rooms, WebApplication app, DataFolder data, RootKey root, AwsClient client) => (_rooms, _app, _data, Root, Client) = (rooms, app, data, root, client);

    /// <summary>Speaks to it as its root.</summary>
    public AwsClient Client { get; }

    /// <summary>Signs in to the console; good until the server is gone.</summary>
    public RootKey Root { get; }

    public string Account => _rooms.Account;

    public string Endpoint { get; private init; } = "";

    public static async Task<EmbeddedServer> StartAsync(string folder, Surroundings surroundings, CancellationToken stop)
    {
        var data = DataFolder.Find(folder, Environment.GetEnvironmentVariable);
        data.Protect();
        var request = new ServeRequest(IPAddress.Loopback, Port: 0, Api.ServerOptions.DefaultRegion, Buckets: null, IsOpen: false, SimulationForm.Pairs);
        var rooms = await Composition.OpenAsync(data, request, surroundings, new Progress<string>(), stop);
        var app = rooms.CreateServer();
        await app.StartAsync(stop);
        var root = await RootKey.ReadAsync(data, surroundings, stop);
        var endpoint = Server.EndpointOf(app);
        return new(rooms, app, data, root, new(endpoint, request.Region, new SigningCredentials(root.AccessKeyId, root.SecretKey), surroundings.Clock)) { Endpoint = endpoint };
    }

    /// <summary>Opens the web application over it: on its usual port, or on any where that is taken.</summary>
    /// <returns>Its address.</returns>
    public async Task<string> OpenWebAsync(Surroundings surroundings, CancellationToken stop)
    {
        var options = new WebOptions
        {
            Services = ServiceAddresses.OfUsher(new(Endpoint), Api.ServerOptions.DefaultRegion),
            Credentials = await _rooms.OpenWebRoleAsync(surroundings.Clock, stop),
            Folder = _data.Web,
        };
        try
        {
            _web = await StartAsync(options);
        }
        catch (UsherException)
        {
            _web = await StartAsync(options with { Port = 0 });
        }

        return Server.EndpointOf(_web);

        Task<WebApplication> StartAsync(WebOptions at) => WebHost.StartAsync(at, _app, _rooms.Log, surroundings, port => $"usher serve --web-port {port}", stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (_web is not null)
        {
            await _web.StopAsync(CancellationToken.None);
            await _web.DisposeAsync();
        }

        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _rooms.DisposeAsync();
    }
}
