namespace Usher.Core.Usage;

/// <summary>Sorts latencies into a few buckets: enough to tell a median and a 99th percentile by.</summary>
public static class LatencyBuckets
{
    /// <summary>The longest of each bucket in milliseconds; the last bucket has all that take longer.</summary>
    public static IReadOnlyList<double> UpTo { get; } = [0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

    /// <summary>How many there are.</summary>
    public static int Count => UpTo.Count + 1;

    /// <summary>The bucket of a latency.</summary>
    public static int Of(TimeSpan latency)
    {
        var bucket = 0;
        while (bucket < UpTo.Count && latency.TotalMilliseconds > UpTo[bucket])
            bucket++;
        return bucket;
    }
}
