using System.Text.Json;
using Usher.Ranking.Jobs;

namespace Usher.Training.Jobs;

/// <summary>Writes messages as JSON lines, each sent off at once. Of progress that comes too fast, only a part is written.</summary>
/// <param name="output">The trainer's standard output.</param>
/// <param name="clock">Tells how fast progress comes.</param>
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
            // JSON has no word for NaN; a loss that is none is as good as unknown.
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
