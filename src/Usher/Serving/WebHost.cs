using Microsoft.AspNetCore.Builder;
using Usher.Commands;
using Usher.Watching;
using Usher.Web;
using Usher.Wire.Calling;

namespace Usher.Serving;

/// <summary>The web application beside the API: in this process, and yet a client that asks over loopback in a role of its own.</summary>
internal static class WebHost
{
    /// <summary>Starts it.</summary>
    /// <param name="rooms">The account whose role it takes.</param>
    /// <param name="folder">Its keys lie here.</param>
    /// <param name="request">Says on which port.</param>
    /// <param name="server">The API, which answers already.</param>
    /// <param name="surroundings">Clock and log.</param>
    /// <param name="stop">Ends the start.</param>
    public static async Task<WebApplication> StartAsync(Composition rooms, DataFolder folder, ServeRequest request, WebApplication server, Surroundings surroundings, CancellationToken stop)
    {
        var options = new WebOptions
        {
            Address = request.Address,
            Port = request.WebPort!.Value,
            Services = ServiceAddresses.OfUsher(new(Server.EndpointOf(server)), request.Region),
            Credentials = await rooms.OpenWebRoleAsync(surroundings.Clock, stop),
            Folder = folder.Web,
        };
        var app = UsherWeb.Create(options, new()
        {
            Clock = surroundings.Clock,
            Program = typeof(WebHost).Assembly.GetName().Name!,
            Logging = rooms.Log,
            Services = builder => builder.Services.AddOperationsOf(server.Services),
            Routes = static routes => routes.MapOperations(),
        });
        try
        {
            await Server.ListenAsync(app, request.Address, options.Port, port => folder.CommandLine("serve") + $" --web-port {port}", stop);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }
}
