using System.CommandLine;
using System.Net;
using Usher.Api.Settings;
using Usher.Clients;
using Usher.CommandLine;
using Usher.DataFolders;
using Usher.Serving;
using Usher.Web.Configuration;
using Usher.Wire.Calling;

namespace Usher.Commands;

/// <summary>usher web: movie site, console and REST API alone, before an Usher elsewhere or before Amazon.</summary>
internal static class WebCommand
{
    public static Command Create(CommandContext context)
    {
        var data = DataFolderOption.Create();
        var endpoint = new Option<string?>("--endpoint") { Description = "The address of an Usher; without it, $AWS_ENDPOINT_URL or the endpoint_url of the profile.", HelpName = "URL" };
        var amazon = new Option<bool>("--amazon") { Description = "Asks Amazon Personalize instead." };
        var region = new Option<string?>("--region") { Description = "The region; without it, $AWS_REGION, $AWS_DEFAULT_REGION or that of the profile.", HelpName = "NAME" };
        var catalogue = new Option<string?>("--catalogue") { Description = "With --amazon: the CSV file of the Items dataset, plain or in gzip, for titles and search; Amazon does not tell them.", HelpName = "FILE" };
        var port = Values.Number("--port", "The port to listen on; 0 takes any free one.", 0, 65535, WebOptions.DefaultPort);
        var address = new Option<string>("--address") { Description = "The address to listen on. On others than loopback the REST API always asks for a key.", HelpName = "IP", DefaultValueFactory = _ => IPAddress.Loopback.ToString() };
        var hosts = WebValues.Hosts();
        var proxies = WebValues.Proxies();
        var site = WebValues.Site();
        var redis = WebValues.Redis();
        var apiKeys = WebValues.ApiKeys();
        var command = new UsherCommand(
            "web",
            "Serves the movie site, the console and the REST API alone, before an Usher elsewhere or before Amazon. Credentials come from where AWS SDKs take them.",
            "eval \"$(usher env)\" && usher web --port 8081",
            "usher web --amazon --region eu-west-1 --catalogue items.csv --redis localhost:6379")
        {
            data, endpoint, amazon, region, catalogue, port, address, hosts, proxies, site, redis, apiKeys,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = DataFolder.Find(parsed.GetValue(data), Environment.GetEnvironmentVariable);
            var services = ServicesOf(parsed.GetValue(endpoint), parsed.GetValue(amazon), parsed.GetValue(region));
            if (parsed.GetValue(catalogue) is not null && services.Own is not null)
                throw new UsageException("--catalogue was given without --amazon; an Usher tells its items itself. Leave it out.");

            if (WebValues.SiteOf(parsed.GetRequiredValue(site)) is SiteAccess.SignedIn && services.Own is null)
                throw new UsageException("--site is 'signed-in' and --amazon was given; the console, where people sign in, is an Usher's. Take local, on or off.");

            var options = new WebOptions
            {
                Address = WebValues.AddressOf(parsed.GetRequiredValue(address)),
                Port = parsed.GetValue(port),
                Services = services,
                Hosts = WebValues.HostsOf(parsed.GetValue(hosts)),
                Proxies = WebValues.ProxiesOf(parsed.GetValue(proxies)),
                Site = WebValues.SiteOf(parsed.GetRequiredValue(site)),
                Folder = folder.Web,
                Catalogue = parsed.GetValue(catalogue),
                Redis = WebValues.RedisOf(parsed.GetValue(redis)),
                AreApiKeysRequired = parsed.GetValue(apiKeys) == WebValues.Required,
                // Last: where nothing else has any, a machine of Amazon's is asked, which may take its time.
                Credentials = SdkCredentials.Find(),
            };
            folder.Protect();
            await RunAsync(options, context, cancellationToken);
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task RunAsync(WebOptions options, CommandContext context, CancellationToken cancellationToken)
    {
        await using var web = await WebHost.StartAsync(options, server: null, log => log.AddProvider(new TerminalLog(context.Terminal.Error, context.Clock)), context, port => $"usher web --port {port}", cancellationToken);
        context.Terminal.Output.WriteLine($"{WebHost.Announce(web)}. Personalize is asked at {options.Services.Runtime}.");
        context.Terminal.Output.Flush();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Terminal.Remark("Stopping.");
        }

        await web.StopAsync(CancellationToken.None);
    }

    private static ServiceAddresses ServicesOf(string? endpoint, bool isAmazon, string? region)
    {
        var settings = new AwsSettings(Environment.GetEnvironmentVariable);
        var named = region ?? settings.Region;
        if (isAmazon)
        {
            if (endpoint is not null)
                throw new UsageException("--endpoint and --amazon cannot be given together: remove one.");

            return Elsewhere(ServiceAddresses.OfAmazon(WebValues.RegionOf(named ?? throw new UsageException("--amazon was given without --region; a name like those of AWS is allowed, such as us-east-1 or eu-west-1."))), settings);
        }

        return ServiceAddresses.OfUsher(
            AddressOf(endpoint) ?? settings.EndpointOf(AwsSettings.Personalize)
                ?? throw new UsageException("Whom to ask is missing: give --endpoint URL with the address of an Usher, or --amazon. eval \"$(usher env)\" sets the environment for the Usher of this machine."),
            WebValues.RegionOf(named ?? ServerOptions.DefaultRegion));
    }

    private static Uri? AddressOf(string? endpoint)
    {
        if (endpoint is null)
            return null;

        return Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new UsageException($"--endpoint is '{endpoint}'; the address of an Usher is allowed, such as http://127.0.0.1:4566.");
    }

    // Interface endpoints of a VPC, for example. The one for all services is an Usher's.
    private static ServiceAddresses Elsewhere(ServiceAddresses amazon, AwsSettings settings) => amazon with
    {
        Control = settings.OwnEndpointOf(AwsSettings.Personalize) ?? amazon.Control,
        Runtime = settings.OwnEndpointOf("personalize_runtime") ?? amazon.Runtime,
        Events = settings.OwnEndpointOf("personalize_events") ?? amazon.Events,
    };
}
