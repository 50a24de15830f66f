using System.Text.Json;
using Usher.Ranking.Jobs;
using Usher.Training.Jobs;

namespace Usher.Training.Tests.Jobs;

public sealed class MessageWriterTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StoppedClock _clock = new();

    [Fact]
    public void Writes_one_line_of_json_for_each_message()
    {
        var writer = new MessageWriter(_output, _clock);

        writer.Report(new FailedMessage("line one\nline two"));
        writer.Report(new DoneMessage(1.5, "aws-hrnn"));

        Assert.Equal([new FailedMessage("line one\nline two"), new DoneMessage(1.5, "aws-hrnn")], Lines());
    }

    [Fact]
    public void Passes_over_progress_that_comes_too_fast_but_not_over_epochs_and_ends()
    {
        var writer = new MessageWriter(_output, _clock);

        writer.Report(new ProgressMessage("training", 0.1));
        writer.Report(new ProgressMessage("training", 0.2));
        writer.Report(new ProgressMessage("training", 0.3, Epoch: 1));
        _clock.Advance(TimeSpan.FromMilliseconds(150));
        writer.Report(new ProgressMessage("training", 0.4, Epoch: 1));
        writer.Report(new ProgressMessage("training", 1, Epoch: 1));

        Assert.Equal([0.1, 0.3, 0.4, 1], Lines().Cast<ProgressMessage>().Select(message => message.Fraction));
    }

    [Fact]
    public void A_loss_that_is_no_number_is_left_out()
    {
        new MessageWriter(_output, _clock).Report(new ProgressMessage("training", 0.5, 1, double.NaN, double.PositiveInfinity));

        Assert.Equal(new ProgressMessage("training", 0.5, 1), Assert.Single(Lines()));
    }

    public void Dispose() => _output.Dispose();

    private TrainerMessage[] Lines() =>
        [.. _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize(line, JobJson.Default.TrainerMessage)!)];

    private sealed class StoppedClock : TimeProvider
    {
        private long _now;

        public void Advance(TimeSpan time) => _now += time.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;
    }
}
