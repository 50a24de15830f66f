namespace Usher.Metering.Usage;

/// <summary>What a campaign was asked in one hour, or in a part of it.</summary>
/// <param name="CampaignArn">The campaign.</param>
/// <param name="Hour">When the hour began.</param>
/// <param name="Requests">All of them.</param>
/// <param name="Errors">Those of them that were refused.</param>
/// <param name="LatencyMicroseconds">How long they took together.</param>
/// <param name="PeakTps">The most of one second.</param>
/// <param name="Latencies">How many took how long, by <see cref="LatencyBuckets"/>.</param>
public sealed record CampaignUsage(string CampaignArn, DateTimeOffset Hour, long Requests, long Errors, long LatencyMicroseconds, long PeakTps, IReadOnlyList<long> Latencies)
{
    /// <summary>How many were answered in each window of the hour, by <see cref="BillingWindows"/>.</summary>
    public IReadOnlyList<long> Answered { get; init; } = new long[BillingWindows.InHour];

    /// <summary>When the last one came, to the second.</summary>
    public DateTimeOffset Last { get; init; } = Hour;

    /// <summary>Both together.</summary>
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
