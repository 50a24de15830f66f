using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Usher.Cleanup;
using Usher.CommandLine;
using Usher.DataFolders;
using Usher.Ranking.Files;
using Usher.Wire.Signing.Making;
using Usher.Watching;

namespace Usher.Serving;

/// <summary>Runs a server on a data folder, from the lock on the folder to the last request.</summary>
internal sealed class Server(CommandContext context, DataFolder folder)
{
    // For requests in progress: long enough for most uploads, short enough for a user who waits for the prompt.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Serves until it is cancelled, then waits for the requests in progress.</summary>
    public async Task RunAsync(ServeRequest request, CancellationToken cancellationToken)
    {
        using var held = folder.Lock();
        using var progress = new StartProgress(context.Terminal, context.Clock);
        ScratchFolder.Sweep();
        await using var composition = await Composition.OpenAsync(folder, request, context, progress, cancellationToken);
        progress.Report("events.db, usage.db and the models of campaigns");
        await using var app = composition.CreateServer();
        await ListenAsync(app, request.Address, request.Port, port => folder.CommandLine("serve") + $" --port {port}", cancellationToken);
        progress.Report("the web application");
        var cleaning = Task.CompletedTask;
        await using var web = request.WebPort is null ? null : await WebHost.StartAsync(composition, folder, request, app, context, cancellationToken);
        progress.Dispose();
        try
        {
            var server = new RunningServer(EndpointOf(app), request.Region, composition.Account, Environment.ProcessId) { Web = web is null ? null : EndpointOf(web) };
            server.Write(folder);
            Announce(server, web, composition.IsNew, request.IsOpen);
            if (request.CleanupDays is { } days)
                cleaning = new CleanupSchedule(new(server.Endpoint, server.Region, await CredentialsAsync(cancellationToken)), days, context).RunAsync(cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Terminal.Remark("Stopping.");
        }
        finally
        {
            RunningServer.Remove(folder);
            await cleaning;
            using var timeout = new CancellationTokenSource(StopTimeout, context.Clock);
            if (web is not null)
                await web.StopAsync(timeout.Token);
            await app.StopAsync(timeout.Token);
        }
    }

    private async Task<SigningCredentials> CredentialsAsync(CancellationToken cancellationToken)
    {
        var root = await RootKey.ReadAsync(folder, context, cancellationToken);
        return new(root.AccessKeyId, root.SecretKey);
    }

    /// <summary>Starts a web server.</summary>
    /// <exception cref="UsherException">The port is taken, or the address is none of this machine.</exception>
    public static async Task ListenAsync(WebApplication app, IPAddress address, int port, Func<int, string> commandWith, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new UsherException(
                $"Port {port} of {address} is taken by another program ('ss -ltnp' names it). Stop that one, or take another port: {commandWith(port + 1)}");
        }
        catch (SocketException refused)
        {
            throw new UsherException($"{address} port {port} cannot be listened on: {refused.Message}. Ports from 1024 and addresses of this machine are allowed; 'ip addr' lists them.");
        }
    }

    private void Announce(RunningServer server, WebApplication? web, bool isNew, bool isOpen)
    {
        var output = context.Terminal.Output;
        if (isNew)
            output.WriteLine($"Made account {server.Account} with its root key in {folder.FullName}. Keep that folder to yourself.");

        output.WriteLine($"Usher serves Personalize, S3, IAM and STS on {server.Endpoint} (account {server.Account}, region {server.Region}, data in {folder.FullName}).");
        if (web is not null)
            output.WriteLine($"{WebHost.Announce(web)}, metrics on {server.Web}{OperationsEndpoints.Metrics}.");
        output.WriteLine($"In each shell that shall use it:  eval \"$({folder.CommandLine("env")})\"   then, for example:  aws sts get-caller-identity");
        output.Flush();
        if (isOpen)
            context.Terminal.Remark("WARNING: --open was given. No signature is checked; everybody who reaches this port is root of the account.");
    }

    // A server that listens on all addresses is reached by the loopback address.
    public static string EndpointOf(WebApplication app)
    {
        var bound = new UriBuilder(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        if (IPAddress.TryParse(bound.Host.Trim('[', ']'), out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)))
            bound.Host = "127.0.0.1";

        return bound.Uri.GetLeftPart(UriPartial.Authority);
    }
}
