using Usher.Wire.UsherApi;

namespace Usher.Metering.Usage;

/// <summary>Adds up what a campaign was asked.</summary>
internal static class Figures
{
    /// <summary>The figures of a time.</summary>
    /// <param name="hours">Of one campaign, in that time.</param>
    /// <param name="from">When it begins.</param>
    /// <param name="to">When it ends.</param>
    /// <param name="now">The moment: averages are over what has passed.</param>
    public static RequestFigures Of(IReadOnlyCollection<CampaignUsage> hours, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var all = hours.Count == 0 ? null : hours.Aggregate((one, other) => one.Plus(other));
        var passed = ((to < now ? to : now) - from).TotalSeconds;
        return new()
        {
            From = from,
            To = to,
            Requests = all?.Requests ?? 0,
            Errors = all?.Errors ?? 0,
            P50Milliseconds = Percentile(0.5),
            P90Milliseconds = Percentile(0.9),
            P95Milliseconds = Percentile(0.95),
            P99Milliseconds = Percentile(0.99),
            AverageTps = all is null ? 0 : Math.Round(all.Requests / Math.Max(1, passed), 6),
            PeakTps = all?.PeakTps ?? 0,
        };

        double? Percentile(double share) => all is null ? null : LatencyBuckets.Percentile(all.Latencies, share);
    }
}
