using System.CommandLine;
using System.Globalization;
using System.Net;
using Usher.Access.Simulating;
using Usher.Api.Settings;
using Usher.CommandLine;
using Usher.DataFolders;
using Usher.Serving;
using Usher.Web.Configuration;

namespace Usher.Commands;

/// <summary>usher serve: the AWS API on a port of this machine, until it is stopped.</summary>
internal static class ServeCommand
{
    private const string Pairs = "pairs";
    private const string Actions = "actions";
    private const string Lines = "lines";
    private const string Json = "json";

    public static Command Create(CommandContext context)
    {
        var data = DataFolderOption.Create();
        var port = Values.Number("--port", "The port to listen on; 0 takes any free one.", 0, 65535, ServerOptions.DefaultPort);
        var address = new Option<string>("--address")
        {
            Description = "The address to listen on. Others than loopback let in whoever has a key and can reach this machine, unencrypted.",
            HelpName = "IP",
            DefaultValueFactory = _ => IPAddress.Loopback.ToString(),
        };
        var hosts = new Option<string[]>("--host")
        {
            Description = "A name that clients ask the AWS API by, such as that of a proxy in front; its buckets are BUCKET.NAME. May be given several times. IP addresses, localhost and names without dots need none.",
            HelpName = "NAME",
            DefaultValueFactory = _ => [],
        };
        var webPort = new Option<int?>("--web-port") { Description = "The port of the movie site, the console, the REST API, /metrics and /health; 0 takes any free one. Without it 8080, or any free one where --port is 0.", HelpName = "N" };
        var noWeb = new Option<bool>("--no-web") { Description = "Serves the AWS API alone." };
        var webHosts = WebValues.Hosts();
        var proxies = WebValues.Proxies();
        var site = WebValues.Site();
        var redis = WebValues.Redis();
        var apiKeys = WebValues.ApiKeys();
        var region = new Option<string>("--region") { Description = "The region that 'usher env' gives to clients.", HelpName = "NAME", DefaultValueFactory = _ => ServerOptions.DefaultRegion };
        var buckets = new Option<string?>("--buckets") { Description = "Keeps buckets in an S3 elsewhere instead of files here; its keys are taken from the environment.", HelpName = "URL" };
        var open = new Option<bool>("--open") { Description = "Checks no signature: everybody who reaches the port is root. For experiments only." };
        var simulations = Values.Word("--simulations", "How SimulatePrincipalPolicy answers: a result for each pair of action and resource, or, as AWS does since 2026, one for each action.", Pairs, Actions);
        var filterEvents = Values.OptionalNumber("--filter-events", "Filters read the newest N events of each type of a user, as Amazon's read 100; without it they read all.", 1, 1_000_000);
        var throttle = Values.OptionalNumber("--throttle", "Refuses with ThrottlingException what a campaign is asked above N times its minProvisionedTPS in a second; without it nothing is refused.", 0.01, 1_000_000.0);
        var noAutoTraining = new Option<bool>("--no-auto-training") { Description = "Trains only what is asked for: no solution trains by its schedule, whatever its performAutoTraining says." };
        var strictImports = new Option<bool>("--strict-imports") { Description = "Fails an import at any fault. Without it rows without their ids or their time are left out, and other bad cells count as missing." };
        var cleanup = Values.OptionalNumber("--cleanup", "Deletes once a day the campaigns and solutions that 'usher cleanup' finds idle for so many days. Without it nothing is deleted.", 1, 3_650);
        var log = Values.Word("--log", "The log on standard error: lines for people, or JSON objects for programs, with one for each request.", Lines, Json);

        var command = new UsherCommand(
            "serve",
            "Serves Personalize, S3, IAM and STS to AWS clients. The first start makes an account, its root key and the data folder.",
            "usher serve",
            "usher serve --data /srv/usher --port 4567 --region eu-west-1",
            "usher serve --host usher.example.com")
        {
            data, port, address, hosts, webPort, noWeb, webHosts, proxies, site, redis, apiKeys, region, buckets, open, simulations, filterEvents, throttle, noAutoTraining, strictImports, cleanup, log,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var folder = DataFolder.Find(parsed.GetValue(data), Environment.GetEnvironmentVariable);
            var request = new ServeRequest(
                WebValues.AddressOf(parsed.GetRequiredValue(address)),
                parsed.GetValue(port),
                WebValues.RegionOf(parsed.GetRequiredValue(region)),
                BucketsOf(parsed.GetValue(buckets)),
                parsed.GetValue(open),
                parsed.GetValue(simulations) == Actions ? SimulationForm.Actions : SimulationForm.Pairs)
            {
                Hosts = [.. parsed.GetRequiredValue(hosts).Select(HostOf)],
                WebPort = parsed.GetValue(noWeb) ? null : WebPortOf(parsed.GetValue(webPort), parsed.GetValue(port)),
                FilterEvents = parsed.GetValue(filterEvents),
                Throttle = parsed.GetValue(throttle),
                FollowsSchedules = !parsed.GetValue(noAutoTraining),
                WebHosts = WebValues.HostsOf(parsed.GetValue(webHosts)),
                WebProxies = WebValues.ProxiesOf(parsed.GetValue(proxies)),
                Site = WebValues.SiteOf(parsed.GetRequiredValue(site)),
                AreImportsStrict = parsed.GetValue(strictImports),
                Redis = WebValues.RedisOf(parsed.GetValue(redis)),
                AreApiKeysRequired = parsed.GetValue(apiKeys) == WebValues.Required,
                CleanupDays = parsed.GetValue(cleanup),
                IsLogJson = parsed.GetValue(log) == Json,
            };
            await new Server(context, folder).RunAsync(request, stop);
            return ExitCodes.Success;
        });
        return command;
    }

    private static int WebPortOf(int? asked, int port) => asked switch
    {
        null => port == 0 ? 0 : WebOptions.DefaultPort,
        >= 0 and <= 65535 => asked.Value,
        _ => throw new UsageException($"--web-port is '{asked}'; 0 to 65535 is allowed."),
    };

    private static string HostOf(string text) =>
        Uri.CheckHostName(text) is UriHostNameType.Dns
            ? new IdnMapping().GetAscii(text.TrimEnd('.'))
            : throw new UsageException($"--host is '{text}'; a host name is allowed, without scheme and port, such as usher.example.com. IP addresses need not be given.");

    private static Uri? BucketsOf(string? text) => text switch
    {
        null => null,
        _ when Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") => address,
        _ => throw new UsageException($"--buckets is '{text}'; the address of an S3 is allowed, such as https://s3.eu-west-1.amazonaws.com or http://127.0.0.1:4567."),
    };
}
