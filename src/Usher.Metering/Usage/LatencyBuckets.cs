namespace Usher.Metering.Usage;

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

    /// <summary>The latency that a share of requests was not above, in milliseconds: the longest of the bucket in which it lies, so never told too short but for the last one.</summary>
    /// <param name="counts">Of each bucket.</param>
    /// <param name="share">Such as 0.99; above 0 and at most 1.</param>
    /// <returns>One of <see cref="UpTo"/>, whose last stands for all that is longer too; null where nothing was counted.</returns>
    public static double? Percentile(IReadOnlyList<long> counts, double share)
    {
        var rank = (long)Math.Ceiling(counts.Sum() * share);
        if (rank == 0)
            return null;

        var bucket = 0;
        for (var seen = counts[0]; seen < rank; seen += counts[bucket])
            bucket++;
        return UpTo[Math.Min(bucket, UpTo.Count - 1)];
    }
}
