using System.Net;
using System.Net.Sockets;
using Usher.Contracts;

namespace Usher.Tests.Commands;

/// <summary>usher serve and usher env, as somebody uses them who has read nothing but the first page.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Data => _folder["data"];

    [Fact]
    public async Task The_first_start_makes_an_account_whose_key_env_prints_and_ends_cleanly_when_told_to()
    {
        await using var server = await StartAsync();
        Assert.Contains("Made account ", server.Log, StringComparison.Ordinal);
        Assert.Contains("eval \"$(usher env --data ", server.Log, StringComparison.Ordinal);

        var lines = (await new UsherProgram().RunAsync("env", "--data", Data)).Succeeded().Output;
        var ended = await server.StopAsync("TERM");

        Assert.Equal(0, ended);
        Assert.Matches("export AWS_ENDPOINT_URL='http://127.0.0.1:[0-9]+'\nexport AWS_ACCESS_KEY_ID='AKIA[A-Z0-9]{16}'\nexport AWS_SECRET_ACCESS_KEY='[^']{40}'\nexport AWS_REGION='us-east-1'", lines);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Data));
        Assert.False(File.Exists(Path.Combine(Data, "server.json")));
        // The secret is for 'usher env' alone to say.
        Assert.DoesNotContain(lines.Split('\'')[5], server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_start_is_refused_while_the_first_one_lasts_and_finds_the_same_account_after_it()
    {
        await using var first = await StartAsync();
        var second = await new UsherProgram().RunAsync("serve", "--no-web", "--data", Data, "--port", "0");
        await first.StopAsync("INT");
        await using var third = await StartAsync();
        await third.StopAsync("INT");

        Assert.Equal(1, second.ExitCode);
        Assert.Contains($"Another 'usher serve' has {Data}", second.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Made account", third.Log, StringComparison.Ordinal);
        Assert.Equal(AccountIn(first.Log), AccountIn(third.Log));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_another_to_take()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var outcome = await new UsherProgram().RunAsync("serve", "--no-web", "--data", Data, "--port", $"{port}");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"Port {port} of 127.0.0.1 is taken", outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"--port {port + 1}", outcome.Error, StringComparison.Ordinal);
        // Where the machine is slow, it has said before that it is still starting.
        Assert.Single(outcome.Error.TrimEnd().Split('\n'), line => !line.StartsWith("Still starting", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--address", "everywhere", "127.0.0.1")]
    [InlineData("--region", "Europe", "us-east-1")]
    [InlineData("--port", "70000", "65535")]
    [InlineData("--buckets", "s3", "https://")]
    [InlineData("--host", "http://usher.example.com", "usher.example.com")]
    [InlineData("--host", "usher.example.com:4566", "usher.example.com")]
    [InlineData("--web-host", "https://films.example.com", "films.example.com")]
    [InlineData("--web-host", "films.example.com:443", "without scheme, port and wildcards")]
    [InlineData("--web-host", "*", "without scheme, port and wildcards")]
    [InlineData("--web-proxy", "proxy.example.com", "172.18.0.0/16")]
    [InlineData("--web-proxy", "172.18.0.1/33", "172.18.0.0/16")]
    [InlineData("--web-proxy", "0.0.0.0/0", "believe everybody")]
    [InlineData("--site", "everybody", "local, on, signed-in, off")]
    public async Task An_option_that_makes_no_sense_is_told_with_what_does(string option, string value, string allowed)
    {
        var outcome = await new UsherProgram().RunAsync("serve", "--data", Data, option, value);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains($"'{value}'", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(allowed, outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Theory]
    [InlineData("env")]
    [InlineData("explain access --principal a.amazonaws.com --action s3:GetObject --resource *")]
    public async Task Without_a_server_the_command_that_starts_one_is_told(string command)
    {
        var outcome = await new UsherProgram().With("AWS_ENDPOINT_URL", "").RunAsync([.. command.Split(' '), "--data", Data]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"usher serve --data {Data}", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Theory]
    [InlineData("", "The movie site is on http://127.0.0.1:", HttpStatusCode.OK)]
    [InlineData("--web-host films.example.com", "The movie site is closed, because the web port is published", HttpStatusCode.Forbidden)]
    [InlineData("--web-proxy 10.0.0.0/8 --web-proxy ::1", "The movie site is closed, because the web port is published", HttpStatusCode.Forbidden)]
    [InlineData("--address 0.0.0.0", "The movie site is closed, because the web port is published", HttpStatusCode.Forbidden)]
    [InlineData("--address 0.0.0.0 --site on", "The movie site is on http://127.0.0.1:", HttpStatusCode.OK)]
    [InlineData("--site off", "The movie site is off, the console is on", HttpStatusCode.Forbidden)]
    public async Task The_movie_site_is_announced_as_it_is(string options, string told, HttpStatusCode home)
    {
        await using var server = new UsherServer { Data = Data, HasWeb = true, Options = options.Split(' ', StringSplitOptions.RemoveEmptyEntries) };
        await server.StartAsync();
        using var browser = new HttpClient();

        using var answer = await browser.GetAsync(server.Web, TestContext.Current.CancellationToken);

        Assert.Contains(told, server.Log, StringComparison.Ordinal);
        Assert.Equal(home, answer.StatusCode);
    }

    private static string AccountIn(string said) => said.Split("account ")[^1][..12];

    private async Task<UsherServer> StartAsync()
    {
        var server = new UsherServer { Data = Data };
        await server.StartAsync();
        return server;
    }
}
