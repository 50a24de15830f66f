using System.Net;
using System.Text;
using System.Text.Json;
using Usher.Contracts;

namespace Usher.Tests.Commands;

/// <summary>usher web, before a server elsewhere and before Amazon.</summary>
public sealed class WebTests : IDisposable
{
    private const string Recommend = "/api/v1/recommend-items/u1";

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _browser = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _browser.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Before_Amazon_every_request_is_signed_as_Amazon_wants_it_and_titles_come_from_the_catalogue()
    {
        await using var amazon = await AmazonStandIn.StartAsync();
        var catalogue = _folder["items.csv"];
        await File.WriteAllTextAsync(catalogue, "ITEM_ID,TITLE,GENRES\n1,Alien,Horror\n2,Brazil,Drama|Sci-Fi\n", Stop);
        using var usher = new RunningUsher(ForAmazon(amazon.Address).Start("web", "--amazon", "--region", AmazonStandIn.Region, "--catalogue", catalogue, "--port", "0", "--data", _folder["data"]));
        var web = await AddressOf(usher);

        using var list = JsonDocument.Parse(await _browser.GetStringAsync(web + Recommend, Stop));
        using var events = new StringContent("""{"sessionId":"s","userId":"u1","eventList":[{"eventType":"Watch","itemId":"1"}]}""", Encoding.UTF8, "application/json");
        using var sent = await _browser.PostAsync(web + "/api/v1/events/movies", events, Stop);
        using var history = JsonDocument.Parse(await _browser.GetStringAsync(web + "/api/v1/history/u1", Stop));
        using var home = await _browser.GetAsync(web, Stop);
        using var console = await _browser.GetAsync(web + "/console", Stop);
        var ended = await usher.StopAsync("TERM");

        Assert.Equal("""[{"itemId":"2","score":0.5,"metadata":{"title":"Brazil","GENRES":"Drama|Sci-Fi"}},{"itemId":"unlisted","score":0.25}]""", list.RootElement.GetProperty("itemList").GetRawText());
        Assert.False(list.RootElement.TryGetProperty("basedOn", out _));
        Assert.Equal(1, history.RootElement.GetProperty("total").GetInt32());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (sent.StatusCode, home.StatusCode, console.StatusCode));
        Assert.Contains("Amazon", await console.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Contains(("POST /recommendations", null), amazon.Asked);
        Assert.Contains(("POST /events", null), amazon.Asked);
        Assert.All(amazon.Asked, asked => Assert.Null(asked.Fault));
        // What Amazon does not know is not asked of it.
        Assert.DoesNotContain(amazon.Asked, asked => asked.Operation.Contains("_usher", StringComparison.Ordinal));
        Assert.Equal(0, ended);
    }

    [Fact]
    public async Task Before_a_server_elsewhere_it_asks_with_the_keys_of_the_environment()
    {
        await using var server = new UsherServer();
        await server.StartAsync();
        using var usher = new RunningUsher(new UsherProgram().With(server.Environment).Start("web", "--port", "0", "--redis", "127.0.0.1:1", "--data", _folder["data"]));
        var web = await AddressOf(usher);

        using var list = await _browser.GetAsync(web + Recommend, Stop);
        // It is asked as the first list is looked for, and by and by.
        HttpStatusCode ready;
        string health;
        do
            (ready, health) = await HealthOf(web);
        while (!health.Contains("Degraded", StringComparison.Ordinal));
        var ended = await usher.StopAsync("INT");

        // The key is good; there is only no campaign yet.
        Assert.Equal(HttpStatusCode.NotFound, list.StatusCode);
        Assert.Contains("No campaign that is ACTIVE", await list.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, ready);
        Assert.StartsWith("""{"status":"Degraded","checks":{"redis":{"status":"Degraded","description":"It does not answer""", health, StringComparison.Ordinal);
        Assert.Equal(0, ended);
    }

    [Theory]
    [InlineData("--endpoint http://127.0.0.1:1 --amazon", "--endpoint and --amazon cannot be given together")]
    [InlineData("--amazon", "--amazon was given without --region")]
    [InlineData("--amazon --region Europe", "'Europe'")]
    [InlineData("--endpoint nowhere", "'nowhere'")]
    [InlineData("--endpoint http://127.0.0.1:1 --catalogue items.csv", "--catalogue was given without --amazon")]
    [InlineData("--endpoint http://127.0.0.1:1 --address everywhere", "'everywhere'")]
    [InlineData("--endpoint http://127.0.0.1:1 --api-keys never", "'never'")]
    [InlineData("--endpoint http://127.0.0.1:1 --redis localhost:99999", "'localhost:99999'")]
    [InlineData("--amazon --region eu-west-1 --site signed-in", "--site is 'signed-in' and --amazon was given")]
    [InlineData("--endpoint http://127.0.0.1:1 --web-host *.example.com", "'*.example.com'")]
    [InlineData("", "Whom to ask is missing")]
    public async Task Options_that_make_no_sense_are_told_with_what_does(string options, string told)
    {
        var outcome = await new UsherProgram().With("AWS_ENDPOINT_URL", "").With("AWS_REGION", "").With("AWS_DEFAULT_REGION", "")
            .RunAsync(["web", "--data", _folder["data"], .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(told, outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["data"]));
    }

    [Fact]
    public async Task Without_credentials_it_is_told_where_they_are_looked_for()
    {
        var outcome = await new UsherProgram().With("AWS_ACCESS_KEY_ID", "").With("AWS_PROFILE", "").With("AWS_EC2_METADATA_DISABLED", "true").With("HOME", _folder["nobody"])
            .RunAsync("web", "--endpoint", "http://127.0.0.1:1", "--port", "0", "--data", _folder["data"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("No credentials were found: set AWS_ACCESS_KEY_ID", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL_PERSONALIZE_RUNTIME", "runtime", "items.csv", 2, "'runtime'")]
    [InlineData("AWS_REGION", "eu-west-1", "absent.csv", 1, "absent.csv")]
    [InlineData("AWS_REGION", "eu-west-1", "bad.csv", 1, "ITEM_ID")]
    public async Task Before_Amazon_addresses_and_catalogue_are_looked_at_before_it_serves(string variable, string value, string catalogue, int exitCode, string told)
    {
        await File.WriteAllTextAsync(_folder["items.csv"], "ITEM_ID\n1\n", Stop);
        await File.WriteAllTextAsync(_folder["bad.csv"], "ID,TITLE\n1,Alien\n", Stop);

        var outcome = await ForAmazon("http://127.0.0.1:1").With(variable, value)
            .RunAsync("web", "--amazon", "--region", AmazonStandIn.Region, "--catalogue", _folder[catalogue], "--port", "0", "--data", _folder["data"]);

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains(told, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    private static UsherProgram ForAmazon(string address) => new UsherProgram()
        .With("AWS_ACCESS_KEY_ID", AmazonStandIn.KeyId).With("AWS_SECRET_ACCESS_KEY", AmazonStandIn.Secret).With("AWS_SESSION_TOKEN", AmazonStandIn.SessionToken)
        // Of an Usher of this shell; Amazon was asked for.
        .With("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
        .With("AWS_ENDPOINT_URL_PERSONALIZE", address).With("AWS_ENDPOINT_URL_PERSONALIZE_RUNTIME", address).With("AWS_ENDPOINT_URL_PERSONALIZE_EVENTS", address);

    private async Task<(HttpStatusCode, string)> HealthOf(string web)
    {
        await Task.Delay(50, Stop);
        using var ready = await _browser.GetAsync(web + "/health/ready", Stop);
        return (ready.StatusCode, await ready.Content.ReadAsStringAsync(Stop));
    }

    private static async Task<string> AddressOf(RunningUsher usher)
    {
        await usher.WaitAsync("Personalize is asked at ");
        return usher.Said.Split("The movie site is on ")[1].Split("/,")[0];
    }
}
