using System.Net;
using Usher.Access.Simulating;
using Usher.Clients;
using Usher.CommandLine;
using Usher.DataFolders;
using Usher.Serving;
using Usher.Web.Configuration;
using Usher.Wire.Calling;
using Usher.Wire.Signing.Making;

namespace Usher.Demo;

/// <summary>A whole server in this process, on loopback and a folder of its own: what 'usher serve' starts, for one journey.</summary>
internal sealed class EmbeddedServer : IAsyncDisposable
{
    private readonly Composition _composition;
    private readonly WebApplication _app;
    private readonly DataFolder _data;
    private readonly IDisposable _lock;
    private WebApplication? _web;

    private EmbeddedServer(Composition composition, WebApplication app, DataFolder data, IDisposable held, RootKey root, AwsClient client) => (_composition, _app, _data, _lock, Root, Client) = (composition, app, data, held, root, client);

    /// <summary>Speaks to it as its root.</summary>
    public AwsClient Client { get; }

    /// <summary>Signs in to the console; good until the server is gone.</summary>
    public RootKey Root { get; }

    public string Account => _composition.Account;

    public string Endpoint { get; private init; } = "";

    /// <exception cref="UsherException">The port is taken, or another server has the folder.</exception>
    public static async Task<EmbeddedServer> StartAsync(DataFolder data, int port, CommandContext context, CancellationToken cancellationToken)
    {
        var held = data.Lock();
        var request = new ServeRequest(IPAddress.Loopback, port, Api.Settings.ServerOptions.DefaultRegion, Buckets: null, IsOpen: false, SimulationForm.Pairs);
        var composition = await Composition.OpenAsync(data, request, context, new Progress<string>(), cancellationToken);
        var app = composition.CreateServer();
        try
        {
            await Server.ListenAsync(app, IPAddress.Loopback, port, next => $"usher demo --port {next}", cancellationToken);
        }
        catch
        {
            // The folder was empty, and the next attempt needs it so again.
            await app.DisposeAsync();
            await composition.DisposeAsync();
            held.Dispose();
            DemoPlace.Clear(data);
            throw;
        }

        var root = await RootKey.ReadAsync(data, context, cancellationToken);
        var endpoint = Server.EndpointOf(app);
        new RunningServer(endpoint, request.Region, composition.Account, Environment.ProcessId).Write(data);
        return new(composition, app, data, held, root, new(endpoint, request.Region, new SigningCredentials(root.AccessKeyId, root.SecretKey), context.Clock)) { Endpoint = endpoint };
    }

    /// <summary>Opens the web application over it.</summary>
    /// <param name="port">Where; null for its usual port, or any where that is taken.</param>
    /// <param name="context">The clock.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>Its address.</returns>
    /// <exception cref="UsherException">The port that was asked for is taken.</exception>
    public async Task<string> OpenWebAsync(int? port, CommandContext context, CancellationToken cancellationToken)
    {
        var options = new WebOptions
        {
            Services = ServiceAddresses.OfUsher(new(Endpoint), Api.Settings.ServerOptions.DefaultRegion),
            Credentials = await _composition.OpenWebRoleAsync(context.Clock, cancellationToken),
            Folder = _data.Web,
        };
        try
        {
            _web = await StartAsync(port is { } asked ? options with { Port = asked } : options);
        }
        catch (UsherException) when (port is null)
        {
            _web = await StartAsync(options with { Port = 0 });
        }

        var web = Server.EndpointOf(_web);
        new RunningServer(Endpoint, Api.Settings.ServerOptions.DefaultRegion, Account, Environment.ProcessId) { Web = web }.Write(_data);
        return web;

        Task<WebApplication> StartAsync(WebOptions at) => WebHost.StartAsync(at, _app, _composition.Log, context, next => $"usher demo --web-port {next}", cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_web is not null)
        {
            await _web.StopAsync(CancellationToken.None);
            await _web.DisposeAsync();
        }

        RunningServer.Remove(_data);
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _composition.DisposeAsync();
        _lock.Dispose();
    }
}
