namespace Usher.Metering.Usage;

/// <summary>The requests to a campaign in one hour, or in a part of it.</summary>
/// <param name="CampaignArn">The campaign.</param>
/// <param name="Hour">When the hour began.</param>
/// <param name="Requests">The number of requests.</param>
/// <param name="Errors">The number of requests that were refused.</param>
/// <param name="LatencyMicroseconds">The sum of the latencies of all requests.</param>
/// <param name="PeakTps">The most requests in one second.</param>
/// <param name="Latencies">The numbers of requests by latency, one for each of the <see cref="LatencyBuckets"/>.</param>
public sealed record CampaignUsage(string CampaignArn, DateTimeOffset Hour, long Requests, long Errors, long LatencyMicroseconds, long PeakTps, IReadOnlyList<long> Latencies)
{
    /// <summary>The numbers of answered requests, one for each of the hour's <see cref="BillingWindows"/>.</summary>
    public IReadOnlyList<long> Answered { get; init; } = new long[BillingWindows.InHour];

    /// <summary>When the last request arrived, to the second.</summary>
    public DateTimeOffset Last { get; init; } = Hour;

    /// <summary>The sum of both.</summary>
    public CampaignUsage Plus(CampaignUsage other) => this with
    {
        Requests = Requests + other.Requests,
        Errors = Errors + other.Errors,
        LatencyMicroseconds = LatencyMicroseconds + other.LatencyMicroseconds,
        PeakTps = Math.Max(PeakTps, other.PeakTps),
        Latencies = [.. Latencies.Zip(other.Latencies, (mine, its) => mine + its)],
        Answered = [.. Answered.Zip(other.Answered, (mine, its) => mine + its)],
        Last = Last > other.Last ? Last : other.Last,
    };
}
