using System.Text.RegularExpressions;
using Usher.Contracts;

namespace Usher.Tests.Commands;

public sealed partial class DemoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_goes_all_the_way_on_invented_data_says_so_and_leaves_nothing_behind()
    {
        var program = new UsherProgram { TemporaryFolder = _folder.Path };

        var outcome = (await program.RunAsync("demo", "--recipes", "usher-transitions,aws-popularity-count", "--users", "22,6,nobody", "--once")).Succeeded();

        Assert.Contains("invented", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("https://grouplens.org/datasets/movielens/", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("100,000 interactions of 1,000 users", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("usher-transitions won with ndcg@10", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("For user 22", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("User nobody is not in the data", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Leave out what user 22 has seen, by a filter", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(30, outcome.Output.Split('\n').Count(line => RankItemTitleScore().IsMatch(line)));
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task With_a_data_folder_what_was_made_stays_and_a_server_goes_on_with_it()
    {
        var program = new UsherProgram { TemporaryFolder = _folder.Path };
        var data = _folder["shop"];

        var outcome = (await program.RunAsync("demo", "--data", data, "--recipes", "aws-popularity-count", "--once")).Succeeded();

        Assert.Contains($"What was made is in {data}. Go on with it: usher serve --data {data}", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(["shop"], _folder.Names);
        using var server = new RunningUsher(program.Start("serve", "--data", data, "--port", "0", "--no-web"));
        await server.WaitAsync();
        Assert.DoesNotContain("Made account", server.Said, StringComparison.Ordinal);
        await server.StopAsync("TERM");

        var again = await program.RunAsync("demo", "--data", data, "--once");
        Assert.Equal(1, again.ExitCode);
        Assert.StartsWith($"usher: {data} is not empty, and the demo begins anew. Name another folder, or go on with what is there: usher serve --data {data}", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_refused_and_leaves_the_data_folder_empty()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;

        var outcome = await new UsherProgram { TemporaryFolder = _folder.Path }.RunAsync("demo", "--data", _folder["shop"], "--port", $"{port}", "--once");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"Port {port} of 127.0.0.1 is taken", outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"usher demo --port {port + 1}", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["shop"]));
    }

    [Fact]
    public async Task A_MovieLens_folder_that_is_not_there_is_refused_before_anything_else()
    {
        var outcome = await new UsherProgram().RunAsync("demo", "--movielens", _folder["absent"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("usher: ", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [GeneratedRegex(@"^ *\d+  +\d+  +\w.*  0\.\d+ *$")]
    private static partial Regex RankItemTitleScore();
}
