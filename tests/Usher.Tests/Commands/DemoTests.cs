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
        Assert.Equal(30, outcome.Output.Split('\n').Count(line => RankItemTitleScore().IsMatch(line)));
        Assert.Empty(_folder.Names);
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
