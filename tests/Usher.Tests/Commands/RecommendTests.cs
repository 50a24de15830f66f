using System.Text.Json;
using Usher.Contracts;

namespace Usher.Tests.Commands;

public sealed class RecommendTests(SmallWorld world) : IClassFixture<SmallWorld>
{
    [Fact]
    public async Task Twenty_five_items_come_with_rank_title_and_score()
    {
        var outcome = (await Recommend("--user", "1")).Succeeded();

        var rows = outcome.Output.Split('\n').Where(line => line.TrimStart().Length > 0 && char.IsAsciiDigit(line.TrimStart()[0])).ToArray();
        Assert.Equal(25, rows.Length);
        Assert.StartsWith("1 ", rows[0].TrimStart(), StringComparison.Ordinal);
        Assert.All(rows, row => Assert.Matches(@"^ *\d+  +\d+  +\w.*  0\.\d+ *$", row));
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public async Task Json_has_the_user_and_the_items_best_first()
    {
        using var json = await RecommendJson("--user", "1", "-k", "5");

        Assert.Equal("1", json.RootElement.GetProperty("userId").GetString());
        var items = json.RootElement.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(5, items.Length);
        Assert.All(items, item => Assert.Equal(["itemId", "score", "title"], item.EnumerateObject().Select(member => member.Name)));
        var scores = items.Select(item => item.GetProperty("score").GetDouble()).ToArray();
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Fact]
    public async Task Items_that_the_user_has_had_come_only_when_asked_for()
    {
        var seen = File.ReadLines(world.Interactions).Where(line => line.StartsWith("\"1\",", StringComparison.Ordinal)).Select(line => line.Split('"')[3]).ToHashSet();
        using var without = await RecommendJson("--user", "1", "-k", "90");
        using var with = await RecommendJson("--user", "1", "-k", "90", "--include-seen");

        Assert.NotEmpty(seen);
        Assert.Empty(Ids(without).Intersect(seen));
        Assert.Equal(seen.Count, Ids(with).Intersect(seen).Count());
    }

    [Fact]
    public async Task An_unknown_user_is_told_apart_and_gets_items_all_the_same()
    {
        var outcome = (await Recommend("--user", "nobody", "--json")).Succeeded();

        Assert.Contains("does not know user 'nobody'", outcome.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.NotEmpty(Ids(json));
    }

    [Theory]
    [InlineData("--k", "0", "--k is '0'; a whole number from 1 to 500 is allowed.")]
    [InlineData("-k", "0", "-k is '0'; a whole number from 1 to 500 is allowed.")]
    [InlineData("-k", "many", "-k is 'many'; a whole number from 1 to 500 is allowed.")]
    public async Task A_number_of_items_out_of_range_is_wrong_usage(string option, string value, string message)
    {
        var outcome = await Recommend("--user", "1", option, value);

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith($"usher: {message}", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task A_folder_without_a_model_is_refused()
    {
        var outcome = await new UsherProgram().RunAsync("recommend", Path.GetDirectoryName(world.Model)!, "--user", "1");

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("usher: ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_process_loads_neither_libtorch_nor_duckdb()
    {
        using var folder = new TemporaryFolder();

        (await new UsherProgram().With("LD_DEBUG", "files").With("LD_DEBUG_OUTPUT", folder["loaded"]).RunAsync("recommend", world.Model, "--user", "1")).Succeeded();

        var loaded = string.Concat(folder.Names.Select(name => File.ReadAllText(folder[name])));
        Assert.SkipWhen(loaded.Length == 0, "The system's loader does not tell what it loads.");
        Assert.Contains("libcoreclr.so", loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("torch", loaded, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("duckdb", loaded, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_folder_of_the_host_has_no_libtorch() =>
        Assert.DoesNotContain(Directory.EnumerateFiles(UsherProgram.Folder, "*", SearchOption.AllDirectories), file => file.Contains("torch", StringComparison.OrdinalIgnoreCase));

    private async Task<JsonDocument> RecommendJson(params string[] args) => JsonDocument.Parse((await Recommend([.. args, "--json"])).Succeeded().Output);

    private Task<Outcome> Recommend(params string[] args) => new UsherProgram().RunAsync(["recommend", world.Model, .. args]);

    private static IEnumerable<string> Ids(JsonDocument json) =>
        json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("itemId").GetString()!);
}
