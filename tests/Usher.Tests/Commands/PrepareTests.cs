using Usher.Contracts;

namespace Usher.Tests.Commands;

public sealed class PrepareTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PrepareTests()
    {
        _folder.Write("movielens/u.data", "7\t2\t5\t900000002\n7\t1\t3\t900000001\n8\t1\t4\t900000003\n");
        _folder.Write("movielens/u.item", "1|Night Train (1990)|01-Jan-1990||http://x|0|0|0|0|0|1|0|0|0\n2|Harbour (1991)|01-Jan-1991||http://x|0|0|0|0|0|0|0|0|1\n");
        _folder.Write("movielens/u.user", "7|30|F|artist|00000\n8|40|M|doctor|00000\n");
        _folder.Write("movielens/u.genre", "unknown|0\nAction|1\nAdventure|2\nAnimation|3\nChildren's|4\nComedy|5\nCrime|6\nDocumentary|7\nDrama|8\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_MovieLens_folder_becomes_three_files()
    {
        var outcome = (await Prepare("--items", _folder["items.csv"], "--users", _folder["users.csv"])).Succeeded();

        Assert.Contains("3 interactions of 2 users with 2 items", outcome.Output, StringComparison.Ordinal);
        Assert.StartsWith("USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\n\"7\",\"2\",\"Watch\",900000002\n", File.ReadAllText(_folder["interactions.csv"]), StringComparison.Ordinal);
        Assert.Contains("Night Train (1990)", File.ReadAllText(_folder["items.csv"]), StringComparison.Ordinal);
        Assert.Contains("doctor", File.ReadAllText(_folder["users.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Low_ratings_can_be_left_out_and_ratings_written_as_values()
    {
        var outcome = (await Prepare("--min-rating", "4", "--event-value")).Succeeded();

        Assert.Contains("1 lower rating left out", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines(_folder["interactions.csv"]).Length);
        Assert.StartsWith("USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP,EVENT_VALUE\n", File.ReadAllText(_folder["interactions.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_MovieLens_is_told_where_it_can_be_had()
    {
        Directory.CreateDirectory(_folder["empty"]);

        var outcome = await new UsherProgram().RunAsync("prepare", "movielens", _folder["empty"], "--out", _folder["interactions.csv"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("usher: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("https://grouplens.org/datasets/movielens/", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["empty", "movielens"], _folder.Names);
    }

    [Fact]
    public async Task One_file_cannot_be_two()
    {
        var outcome = await Prepare("--items", _folder["interactions.csv"]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(["movielens"], _folder.Names);
    }

    [Fact]
    public async Task A_rating_out_of_range_is_wrong_usage()
    {
        var outcome = await Prepare("--min-rating", "six");

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("usher: --min-rating is 'six'; a number from 0.5 to 5 is allowed.", outcome.Error, StringComparison.Ordinal);
    }

    private Task<Outcome> Prepare(params string[] options) =>
        new UsherProgram().RunAsync(["prepare", "movielens", _folder["movielens"], "--out", _folder["interactions.csv"], .. options]);
}
