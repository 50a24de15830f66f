using System.Text.Json;
using System.Text.RegularExpressions;
using Usher.Contracts;

namespace Usher.Clients.Tests;

/// <summary>The command line and the health check of deploy/compose.yaml, run without a container.</summary>
public sealed partial class ComposeTests : IAsyncLifetime
{
    private static readonly string Compose = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "compose.yaml"));

    private readonly UsherServer _server = new() { HasWeb = true, Options = [.. ListAt("command").Skip(1).Select(word => Default().Replace(word, "$1"))] };

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Its_server_is_healthy_and_Prometheus_may_ask_it_by_the_name_it_has_there()
    {
        string[] check = [.. ListAt("test").Skip(1).Select(word => word.Replace("/8080", $"/{_server.Web!.Port}", StringComparison.Ordinal))];
        var target = Target().Match(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", "prometheus", "prometheus.yml"), TestContext.Current.CancellationToken)).Groups[1].Value;

        (await new Client(Client.Find(check[0])!, check[1..]).RunAsync()).Succeeded();
        Assert.Equal(200, await StatusAsync("/metrics", target));
        Assert.Equal(421, await StatusAsync("/metrics", "evil.example"));
    }

    [Fact]
    public async Task Its_movie_site_is_closed_until_the_environment_opens_it()
    {
        Assert.Equal(403, await StatusAsync("/", "localhost"));
        Assert.Equal(401, await StatusAsync("/api/v1/history/1", "localhost"));
        Assert.Contains("\"--site\", \"${USHER_SITE:-local}\"", Compose, StringComparison.Ordinal);
    }

    private async Task<int> StatusAsync(string path, string host)
    {
        using var client = new HttpClient { BaseAddress = _server.Web, DefaultRequestHeaders = { Host = host } };
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    // A list of YAML in one line is one of JSON.
    private static string[] ListAt(string name) => JsonSerializer.Deserialize<string[]>(Regex.Match(Compose, $"^ +{name}: (\\[.*\\])$", RegexOptions.Multiline).Groups[1].Value)!;

    [GeneratedRegex(@"\$\{[A-Z_]+:-([^}]*)\}")]
    private static partial Regex Default();

    [GeneratedRegex("targets: \\[\"([^\"]+)\"\\]")]
    private static partial Regex Target();
}
