namespace Usher.Metering.Usage;

/// <summary>The buckets of the latency histogram, from which medians and percentiles are estimated.</summary>
public static class LatencyBuckets
{
    /// <summary>The upper bound of each bucket in milliseconds. One more bucket has all longer latencies.</summary>
    public static IReadOnlyList<double> UpTo { get; } = [0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

    /// <summary>The number of buckets.</summary>
    public static int Count => UpTo.Count + 1;

    /// <summary>The index of a latency's bucket.</summary>
    public static int Of(TimeSpan latency)
    {
        var bucket = 0;
        while (bucket < UpTo.Count && latency.TotalMilliseconds > UpTo[bucket])
            bucket++;
        return bucket;
    }

    /// <summary>A percentile in milliseconds: the upper bound of its bucket, so that it is never too low, except in the last bucket.</summary>
    /// <param name="counts">The number of requests in each bucket.</param>
    /// <param name="share">The share of requests that are not slower, such as 0.99; above 0 and at most 1.</param>
    /// <returns>One of <see cref="UpTo"/>, whose last stands for longer latencies too; null without requests.</returns>
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
