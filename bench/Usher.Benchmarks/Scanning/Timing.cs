using System.Diagnostics;

namespace Usher.Benchmarks.Scanning;

/// <summary>Times one action many times, after a warm-up that lets the compiler finish.</summary>
internal static class Timing
{
    public static TimeSpan[] Measure(Action<int> action, int runs)
    {
        for (var warm = Stopwatch.StartNew(); warm.ElapsedMilliseconds < 500;)
            action((int)warm.ElapsedMilliseconds);

        var times = new TimeSpan[runs];
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action(i);
            times[i] = Stopwatch.GetElapsedTime(start);
        }

        Array.Sort(times);
        return times;
    }
}
