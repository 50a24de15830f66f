using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;
using Usher.Contracts;

namespace Usher.Tests.Commands;

public sealed class TrainTests(SmallWorld world) : IClassFixture<SmallWorld>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_says_what_was_read_what_was_trained_and_what_to_do_next()
    {
        Assert.Contains("interactions of 60 users", world.Training.Error, StringComparison.Ordinal);
        Assert.Contains("Trained usher-transitions in", world.Training.Output, StringComparison.Ordinal);
        Assert.Contains($"usher recommend {world.Model} --user", world.Training.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AutoML_shows_a_leaderboard_with_its_baseline_and_keeps_the_best()
    {
        var outcome = (await Train("--auto-ml", "--recipes", "usher-transitions,usher-ease")).Succeeded();

        Assert.Contains("usher-transitions", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("usher-ease", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("aws-popularity-count, baseline", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(" won with ndcg@10 ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(Recipe(_folder["model"]), outcome.Output.Split("Trained ")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_trains_no_more_models_than_it_may()
    {
        var outcome = (await Train("--recipe", "usher-transitions", "--hpo", "window=1..9", "decay=0.3,0.7", "--max-jobs", "3")).Succeeded();

        var trained = outcome.Output.Split('\n').Count(line => line.Contains("usher-transitions (", StringComparison.Ordinal) && line.TrimStart()[0] is >= '1' and <= '9');
        Assert.InRange(trained, 1, 3);
    }

    [Fact]
    public async Task Hyperparameters_end_up_in_the_model()
    {
        (await Train("--recipe", "usher-transitions", "--hp", "window=3", "decay=0.5")).Succeeded();

        using var json = JsonDocument.Parse(File.ReadAllText(_folder["model/model.json"]));
        Assert.Equal("3", json.RootElement.GetProperty("hyperparameters").GetProperty("window").GetString());
        Assert.Equal("0.5", json.RootElement.GetProperty("hyperparameters").GetProperty("decay").GetString());
    }

    [Fact]
    public async Task A_model_that_exists_is_replaced()
    {
        (await Train("--recipe", "aws-popularity-count")).Succeeded();
        (await Train("--recipe", "usher-transitions")).Succeeded();

        Assert.Equal("usher-transitions", Recipe(_folder["model"]));
        Assert.Equal(["model"], _folder.Names);
    }

    [Fact]
    public async Task One_seed_gives_one_model()
    {
        (await Train("--recipe", "usher-transitions")).Succeeded();

        var names = Directory.EnumerateFiles(_folder["model"]).Select(Path.GetFileName).Where(name => name!.StartsWith("weights", StringComparison.Ordinal)).ToArray();
        (await new UsherProgram().RunAsync("train", world.Interactions, "--recipe", "usher-transitions", "--out", _folder["again"])).Succeeded();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Equal(File.ReadAllBytes(_folder[$"model/{name}"]), File.ReadAllBytes(_folder[$"again/{name}"])));
    }

    [Fact]
    public async Task Ctrl_C_stops_the_trainer_and_leaves_nothing_behind()
    {
        var temporary = Directory.CreateDirectory(_folder["temporary"]).FullName;
        var program = new UsherProgram { TemporaryFolder = temporary };
        using var process = program.Start(
            "train", world.Interactions, "--recipe", "usher-transitions", "--hpo", "window=1..50", "shrink=0..1000", "decay=0..1", "--max-jobs", "40", "--out", _folder["model"]);
        var stop = TestContext.Current.CancellationToken;
        var read = await process.StandardError.ReadLineAsync(stop);
        Assert.StartsWith("Read ", read, StringComparison.Ordinal);
        await process.StandardError.ReadLineAsync(stop);              // training has begun

        using (var interrupt = Process.Start("kill", ["-INT", $"{process.Id}"]))
            await interrupt.WaitForExitAsync(stop);

        var outcome = await program.FinishAsync(process);
        Assert.Equal(130, outcome.ExitCode);
        Assert.EndsWith("usher: stopped; nothing was written.\n", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["temporary"], _folder.Names);
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary));
        Assert.DoesNotContain(CommandLines(), line => line.Contains(temporary, StringComparison.Ordinal));
    }

    [Fact, SupportedOSPlatform("linux")]
    public async Task A_trainer_that_crashes_leaves_nothing_behind()
    {
        var temporary = Directory.CreateDirectory(_folder["temporary"]).FullName;
        var trainer = _folder.Write("trainer", "#!/bin/sh\nmkdir \"$1/output\"\necho half > \"$1/output/model.json\"\necho 'torch: out of luck' >&2\nkill -SEGV $$\n");
        File.SetUnixFileMode(trainer, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var outcome = await new UsherProgram { TemporaryFolder = temporary }
            .With("USHER_TRAINER", trainer)
            .RunAsync("train", world.Interactions, "--recipe", "usher-transitions", "--out", _folder["model"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("usher: The trainer crashed with signal 11. It last said:\n  torch: out of luck", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["temporary", "trainer"], _folder.Names);
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary));
    }

    private Task<Outcome> Train(params string[] args) =>
        new UsherProgram().RunAsync(["train", world.Interactions, "--out", _folder["model"], .. args]);

    private static string Recipe(string model)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(model, "model.json")));
        return json.RootElement.GetProperty("recipe").GetString()!;
    }

    private static IEnumerable<string> CommandLines()
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            string line;
            try
            {
                line = File.ReadAllText(Path.Combine(process, "cmdline"));
            }
            catch (IOException)
            {
                continue;                                             // it ended while we looked
            }

            yield return line;
        }
    }
}
