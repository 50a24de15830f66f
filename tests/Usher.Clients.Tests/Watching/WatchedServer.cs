using System.Text.Json.Nodes;
using Usher.Wire.Signing.Making;

namespace Usher.Clients.Tests.Watching;

/// <summary>A server with its web port, a log for programs, a collector for its traces, and a campaign.</summary>
public sealed class WatchedServer : IAsyncLifetime
{
    private readonly Collector _collector = new();
    private HttpClient? _personalize;

    public WatchedServer() => Server = new()
    {
        HasWeb = true,
        Options = ["--log", "json"],
        Variables = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        },
    };

    public UsherServer Server { get; }

    /// <summary>ARNs of what was made, and the tracking id, by the names of their members; null where there is no node to make them.</summary>
    public JsonNode? Made { get; private set; }

    public string CampaignArn => Made!["campaignArn"]!.GetValue<string>();

    public string TrackingId => Made!["trackingId"]!.GetValue<string>();

    internal Collector Collector => _collector;

    public async ValueTask InitializeAsync()
    {
        await Server.StartAsync();
        var credentials = new SigningCredentials(Server.Environment["AWS_ACCESS_KEY_ID"], Server.Environment["AWS_SECRET_ACCESS_KEY"]);
        _personalize = new(new SigningHandler(new(credentials, "us-east-1", "personalize"), TimeProvider.System) { InnerHandler = new SocketsHttpHandler() }) { BaseAddress = new(Server.Endpoint) };
        if (NodeScripts.WhyNot is null)
            Made = (await NodeScripts.RunAsync(Server, "campaign-and-tracker.mjs", "watched")).Succeeded().Json;
    }

    /// <summary>Skips the test where there is no campaign.</summary>
    public void Require() => Assert.SkipUnless(Made is not null, NodeScripts.WhyNot ?? "");

    /// <summary>Asks the runtime or the events service.</summary>
    /// <returns>The status, and the id of the request.</returns>
    public async Task<(int Status, string RequestId)> AskAsync(string path, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var response = await _personalize!.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, response.Headers.GetValues("x-amzn-requestid").Single());
    }

    /// <summary>What the web port answers.</summary>
    public async Task<(int Status, string Body)> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient { BaseAddress = Server.Web! };
        foreach (var (name, value) in headers)
            client.DefaultRequestHeaders.Add(name, value);
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>What Prometheus would read.</summary>
    internal async Task<Exposition> MetricsAsync() => Exposition.Parse((await GetAsync("/metrics")).Body);

    public async ValueTask DisposeAsync()
    {
        _personalize?.Dispose();
        await Server.DisposeAsync();
        _collector.Dispose();
    }
}
