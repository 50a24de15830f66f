using Usher.Contracts;
using Usher.Core.Training;
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

    private Trainer Create(string script)
    {
        var file = _folder.Write("trainer.sh", script);
        return new(() => ["bash", file], TimeProvider.System);
    }

    private static Task<(int Number, string Output)> RunAsync(Trainer trainer) => trainer.RunAsync(
        new() { Kind = TrainingJobKind.Train },
        Worlds.Chains().Set,
        new Progress<TrainerMessage>(),
        (output, _) => (int.Parse(File.ReadAllText(Path.Combine(output, "nice")), System.Globalization.CultureInfo.InvariantCulture), output),
        TestContext.Current.CancellationToken);
}
