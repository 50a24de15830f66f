using Usher.Api;
using Usher.CommandLine;
using Usher.DataFolders;
using Usher.Watching;
using Usher.Watching.Health;
using Usher.Web;
using Usher.Web.Configuration;
using Usher.Wire.Calling;

namespace Usher.Serving;

/// <summary>Starts the web application in the process of the API, of which it is a client all the same: it signs its requests, in a role of its own.</summary>
internal static class WebHost
{
    /// <summary>Starts it.</summary>
    /// <param name="composition">The account whose role it takes.</param>
    /// <param name="folder">Its keys lie here.</param>
    /// <param name="request">Says on which port.</param>
    /// <param name="server">The API, which answers already.</param>
    /// <param name="context">Clock and log.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<WebApplication> StartAsync(Composition composition, DataFolder folder, ServeRequest request, WebApplication server, CommandContext context, CancellationToken cancellationToken)
    {
        var options = new WebOptions
        {
            Address = request.Address,
            Port = request.WebPort!.Value,
            Services = ServiceAddresses.OfUsher(new(Server.EndpointOf(server)), request.Region),
            Credentials = await composition.OpenWebRoleAsync(context.Clock, cancellationToken),
            Folder = folder.Web,
            Hosts = request.WebHosts,
            Proxies = request.WebProxies,
            Site = request.Site,
            Redis = request.Redis,
            AreApiKeysRequired = request.AreApiKeysRequired,
        };
        return await StartAsync(options, server, composition.Log, context, port => folder.CommandLine("serve") + $" --web-port {port}", cancellationToken);
    }

    /// <summary>Says where its parts are, and why the movie site is closed where it is; without a full stop.</summary>
    /// <param name="web">The application, started.</param>
    public static string Announce(WebApplication web)
    {
        var (options, at) = (web.Services.GetRequiredService<WebOptions>(), Server.EndpointOf(web));
        var site = options.Site switch
        {
            SiteAccess.SignedIn => $"The movie site is on {at}/ for those who sign in",
            SiteAccess.Off => "The movie site is off",
            SiteAccess.Local when options.IsPublished => "The movie site is closed, because the web port is published (--site on opens it to everybody, --site signed-in to those who sign in)",
            _ => $"The movie site is on {at}/",
        };
        return $"{site}, the console is on {at}/console, the REST API on {at}/api/v1";
    }

    /// <summary>Starts it.</summary>
    /// <param name="options">Where it listens, and whom it asks.</param>
    /// <param name="server">The API beside it, whose health and metrics are told too; null where it is elsewhere.</param>
    /// <param name="log">Where its log goes.</param>
    /// <param name="context">The clock.</param>
    /// <param name="commandWith">What to type for another port.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="UsherException">The port is taken, or the address is none of this machine.</exception>
    public static async Task<WebApplication> StartAsync(WebOptions options, WebApplication? server, Action<ILoggingBuilder> log, CommandContext context, Func<int, string> commandWith, CancellationToken cancellationToken)
    {
        var app = UsherWeb.Create(options, new()
        {
            Clock = context.Clock,
            Program = typeof(WebHost).Assembly.GetName().Name!,
            Logging = log,
            InProcessHandler = server is null ? null : () => new InProcessHandler(ApiServer.AnsweringOf(server), server.Lifetime.ApplicationStopped),
            Services = builder =>
            {
                if (server is not null)
                    builder.Services.AddOperationsOf(server.Services);
                else
                    builder.Services.AddHealthChecks();
            },
            Routes = web =>
            {
                if (server is not null)
                    web.MapOperations();
                else
                    web.MapHealth();
            },
        });
        if (UsherWeb.HasRedis(app) is not null)
            HealthChecks.AddRedis((server ?? app).Services, () => UsherWeb.HasRedis(app) is true);
        try
        {
            await Server.ListenAsync(app, options.Address, options.Port, commandWith, cancellationToken);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }
}
