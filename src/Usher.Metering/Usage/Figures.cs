using Usher.Wire.UsherApi;

namespace Usher.Metering.Usage;

/// <summary>Adds up the requests to a campaign.</summary>
internal static class Figures
{
    /// <summary>The figures of a period.</summary>
    /// <param name="hours">The usage of one campaign in the period.</param>
    /// <param name="from">The beginning of the period.</param>
    /// <param name="to">The end of the period.</param>
    /// <param name="now">The time now. Averages are over the time that has passed.</param>
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
