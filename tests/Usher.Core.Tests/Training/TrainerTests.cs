using Usher.Contracts;
using Usher.Core.Training;
using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;

namespace Usher.Core.Tests.Training;

public sealed class TrainerTests : IDisposable
{
    private const string TellsItsPriority = """mkdir "$1/output"; nice > "$1/output/nice"; echo '{"type":"done","trainSeconds":1}'""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Steps_back_where_a_server_starts_it_and_has_its_files_where_the_server_sweeps()
    {
        var trainer = Create(TellsItsPriority);
        var jobs = Directory.CreateDirectory(_folder["jobs"]).FullName;

        var (own, _) = await RunAsync(trainer);
        var (priority, output) = await RunAsync(trainer.InBackground(jobs));

        Assert.Equal(Math.Min(19, own + 10), priority);
        Assert.StartsWith(jobs, output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(jobs));
    }

    [Fact]
    public async Task Is_told_to_end_with_its_input_so_that_it_does_not_outlive_whoever_started_it()
    {
        var (leash, _) = await RunAsync(Create("""mkdir "$1/output"; [ "$USHER_TRAINER_LEASH" = stdin ] && echo 1 > "$1/output/nice"; echo '{"type":"done","trainSeconds":1}'"""));

        Assert.Equal(1, leash);
    }

    [Fact]
    public async Task The_training_set_is_not_held_while_the_trainer_runs()
    {
        var (running, set) = Start(Create("""while [ ! -e "$1/../go" ]; do sleep 0.05; done; mkdir "$1/output"; echo 1 > "$1/output/nice"; echo '{"type":"done","trainSeconds":1}'""").InBackground(_folder["jobs"]));

        for (var patience = 100; set.IsAlive && patience > 0; patience--)
        {
            GC.Collect();
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.False(set.IsAlive);
        _folder.Write("jobs/go", "");
        await running;
    }

    // In a method of its own: its local variables are gone when it returns.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static (Task Running, WeakReference Set) Start(Trainer trainer)
    {
        var set = Worlds.Chains().Set;
        return (RunAsync(trainer, set), new(set));
    }

    private Trainer Create(string script)
    {
        var file = _folder.Write("trainer.sh", script);
        return new(() => ["bash", file], TimeProvider.System);
    }

    private static Task<(int Number, string Output)> RunAsync(Trainer trainer, TrainingSet? set = null) => trainer.RunAsync(
        new() { Kind = TrainingJobKind.Train },
        set ?? Worlds.Chains().Set,
        new Progress<TrainerMessage>(),
        (output, _) => (int.Parse(File.ReadAllText(Path.Combine(output, "nice")), System.Globalization.CultureInfo.InvariantCulture), output),
        TestContext.Current.CancellationToken);
}
