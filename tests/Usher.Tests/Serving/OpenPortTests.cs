using System.Globalization;
using System.Text.RegularExpressions;
using Usher.Contracts;

namespace Usher.Tests.Serving;

/// <summary>Each program listens where the documents say, and nowhere else: every other port is a way in that nobody guards.</summary>
public sealed partial class OpenPortTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_listens_on_its_API_port_and_its_web_port_alone()
    {
        await using var server = new UsherServer { HasWeb = true };
        await server.InitializeAsync();

        Assert.Equal(Sorted(server.Api.Port, server.Web!.Port), OpenPorts.Of(server.ProcessId));
    }

    [Fact]
    public async Task Serve_without_a_web_application_listens_on_its_API_port_alone()
    {
        await using var server = new UsherServer();
        await server.InitializeAsync();

        Assert.Equal([server.Api.Port], OpenPorts.Of(server.ProcessId));
    }

    [Fact]
    public async Task Web_listens_on_its_one_port_alone()
    {
        using var web = new RunningUsher(new UsherProgram().With("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE").With("AWS_SECRET_ACCESS_KEY", "secret").Start("web", "--endpoint", "http://127.0.0.1:9", "--port", "0", "--data", _folder["data"]));
        await web.WaitAsync("Personalize is asked at");

        var port = int.Parse(Address().Match(web.Said).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal([port], OpenPorts.Of(web.ProcessId));
    }

    [Fact]
    public async Task Demo_listens_on_the_two_ports_that_it_names_and_its_trainers_on_none()
    {
        using var demo = new RunningUsher(new UsherProgram { TemporaryFolder = _folder.Path }.Start("demo", "--recipes", "usher-transitions,aws-popularity-count"));
        var (seen, trainers) = (new HashSet<int>(), new HashSet<int>());
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var watching = Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                seen.UnionWith(OpenPorts.Of(demo.ProcessId));
                foreach (var child in OpenPorts.ChildrenOf(demo.ProcessId))
                {
                    trainers.Add(child);
                    seen.UnionWith(OpenPorts.Of(child));
                }

                await Task.Delay(50, Stop);
            }
        }, Stop);
        await demo.WaitAsync("It stays open");
        await ended.CancelAsync();
        await watching;
        seen.UnionWith(OpenPorts.Of(demo.ProcessId));

        var named = Address().Matches(demo.Said).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct().Order().ToArray();
        Assert.Equal(2, named.Length);
        Assert.Equal(named, seen.Order());
        Assert.NotEmpty(trainers);
        await demo.StopAsync("INT");
    }

    private static int[] Sorted(params int[] ports) => [.. ports.Order()];

    [GeneratedRegex(@"http://127\.0\.0\.1:([0-9]+)")]
    private static partial Regex Address();
}
