using System.Text.Json;
using Usher.Ranking.Jobs;

namespace Usher.Training.Jobs;

/// <summary>Writes messages as JSON lines and flushes each. Progress messages that follow too fast are dropped.</summary>
/// <param name="output">The trainer's standard output.</param>
/// <param name="clock">Limits the rate of progress messages.</param>
internal sealed class MessageWriter(TextWriter output, TimeProvider clock) : IProgress<TrainerMessage>, IProgress<ProgressMessage>
{
    private static readonly TimeSpan ShortestGap = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private long? _lastProgress;
    private int _lastEpoch;

    public void Report(TrainerMessage value)
    {
        if (value is ProgressMessage progress)
            Report(progress);
        else
            Write(value);
    }

    public void Report(ProgressMessage value)
    {
        lock (_lock)
        {
            var isTooSoon = _lastProgress is { } last && clock.GetElapsedTime(last) < ShortestGap;
            if (isTooSoon && value.Fraction < 1 && value.Epoch == _lastEpoch)
                return;

            (_lastProgress, _lastEpoch) = (clock.GetTimestamp(), value.Epoch);
            // JSON cannot express NaN, so it is written as unknown.
            Write(value with { Loss = Finite(value.Loss), ValidationNdcgAt10 = Finite(value.ValidationNdcgAt10), SecondsLeft = Finite(value.SecondsLeft) });
        }
    }

    private void Write(TrainerMessage message)
    {
        var line = JsonSerializer.Serialize(message, JobJson.Default.TrainerMessage);
        lock (_lock)
        {
            output.Write(line + "\n");
            output.Flush();
        }
    }

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
