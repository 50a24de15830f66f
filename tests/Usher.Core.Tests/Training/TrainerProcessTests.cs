using Usher.Contracts;
using Usher.Core.Training;
using Usher.Ranking.Jobs;

namespace Usher.Core.Tests.Training;

/// <summary>Against trainers of a few lines of shell, which do what a real one cannot be made to do.</summary>
public sealed class TrainerProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Reports _reports = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Messages_are_handed_on_in_order_and_the_last_is_returned()
    {
        var done = await Run(
            """
            echo '{"type":"progress","phase":"training x","fraction":0.5,"epoch":3,"loss":5.5,"validationNdcgAt10":0.1,"secondsLeft":2}'
            echo '{"type":"candidate","recipe":"x","hyperparameters":{"a":"1"},"metric":"ndcg@10","value":0.2,"trainSeconds":1.5}'
            echo '{"type":"done","trainSeconds":1.5,"bestRecipe":"x"}'
            """);

        Assert.Equal(new DoneMessage(1.5, "x"), done);
        Assert.Equal(new ProgressMessage("training x", 0.5, 3, 5.5, 0.1, 2), _reports.Messages[0]);
        Assert.Equal("1", Assert.IsType<CandidateMessage>(_reports.Messages[1]).Hyperparameters["a"]);
        Assert.Equal(2, _reports.Messages.Count);
    }

    [Fact]
    public async Task It_is_given_the_job_folder()
    {
        await Run("""echo "$1" > "$1/seen"; echo '{"type":"done","trainSeconds":0}'""");

        Assert.Equal(_folder.Path, File.ReadAllText(_folder["seen"]).Trim());
    }

    [Fact]
    public async Task A_refusal_is_told_in_the_words_of_the_trainer()
    {
        var failure = await Assert.ThrowsAsync<TrainerException>(() => Run("""echo '{"type":"failed","reason":"One item only; give two."}'; exit 1"""));

        Assert.Equal("One item only; give two.", failure.Message);
    }

    [Fact]
    public async Task A_crash_is_told_with_its_signal_and_the_last_lines()
    {
        var failure = await Assert.ThrowsAsync<TrainerException>(() => Run("""echo "torch: bad address" >&2; kill -SEGV $$"""));

        Assert.Contains("crashed with signal 11", failure.Message, StringComparison.Ordinal);
        Assert.Contains("torch: bad address", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_that_are_no_messages_are_kept_to_explain_a_failure()
    {
        var failure = await Assert.ThrowsAsync<TrainerException>(() => Run("""echo "terminate called"; echo '{"type":"surprise"}'; exit 3"""));

        Assert.Contains("exit code 3", failure.Message, StringComparison.Ordinal);
        Assert.Contains("terminate called", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_reports.Messages);
    }

    [Fact]
    public async Task A_kill_from_outside_is_told_as_memory_run_out() =>
        Assert.Contains("memory", (await Assert.ThrowsAsync<TrainerException>(() => Run("kill -KILL $$"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Success_without_a_word_is_a_failure() =>
        Assert.Contains("without saying", (await Assert.ThrowsAsync<TrainerException>(() => Run("exit 0"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_trainer_that_cannot_be_started_is_named()
    {
        var missing = _folder["absent"];

        var failure = await Assert.ThrowsAsync<TrainerException>(() =>
            new TrainerProcess([missing], TimeProvider.System).RunAsync(_folder.Path, _reports, TestContext.Current.CancellationToken));

        Assert.Contains(missing, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_sends_the_trainer_a_SIGTERM()
    {
        using var stop = new CancellationTokenSource();
        _reports.OnFirst = stop.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(
            """
            trap 'echo terminated > "$1/stopped"; exit 130' TERM
            echo '{"type":"progress","phase":"training x","fraction":0}'
            while :; do sleep 0.05; done
            """,
            stop.Token));

        Assert.Equal("terminated", File.ReadAllText(_folder["stopped"]).Trim());
    }

    [Fact]
    public async Task A_trainer_that_does_not_stop_is_killed_with_its_children()
    {
        using var stop = new CancellationTokenSource();
        _reports.OnFirst = stop.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(
            """
            trap '' TERM
            sleep 300 & echo $! > "$1/child"
            echo '{"type":"progress","phase":"training x","fraction":0}'
            wait; wait; while :; do sleep 0.05; done
            """,
            stop.Token,
            new HastyClock()));

        var child = int.Parse(File.ReadAllText(_folder["child"]), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(SpinWait.SpinUntil(() => !IsRunning(child), TimeSpan.FromSeconds(10)), "The child outlived the trainer.");
    }

    private Task<DoneMessage> Run(string script, CancellationToken? stop = null, TimeProvider? clock = null)
    {
        var file = _folder.Write("trainer.sh", script);
        return new TrainerProcess(["bash", file], clock ?? TimeProvider.System).RunAsync(_folder.Path, _reports, stop ?? TestContext.Current.CancellationToken);
    }

    // A killed process stays as a zombie until whoever inherited it has looked.
    private static bool IsRunning(int process) =>
        File.Exists($"/proc/{process}/stat") && File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].Trim()[0] is not ('Z' or 'X');

    /// <summary>Ten seconds pass at once.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : dueTime, period);
    }

    private sealed class Reports : IProgress<TrainerMessage>
    {
        public List<TrainerMessage> Messages { get; } = [];

        public Action? OnFirst { get; set; }

        public void Report(TrainerMessage value)
        {
            Messages.Add(value);
            if (Messages.Count == 1)
                OnFirst?.Invoke();
        }
    }
}
