namespace Usher.Metering.Usage;

/// <summary>The amounts, not prices, that a campaign would be billed for in one hour or more, by the older and the newer pricing.</summary>
/// <param name="ActiveSeconds">How long the campaign was ACTIVE.</param>
/// <param name="TpsHours">TPS-hours, which the older pricing bills.</param>
/// <param name="Requests">Requests, which the newer pricing bills.</param>
/// <remarks>
/// Developer Guide, "Creating a campaign": of 2023, in each window of five minutes the larger of minimum and average TPS; since, the larger of the minimum and the number of requests, taken by the hour
/// here. If the campaign was ACTIVE in a part of a window or hour only, the minimum counts for that part.
/// </remarks>
public readonly record struct CampaignBill(double ActiveSeconds, double TpsHours, double Requests)
{
    /// <summary>The bill of one hour.</summary>
    /// <param name="hour">The beginning of the hour.</param>
    /// <param name="asked">The campaign's requests in the hour; null for none.</param>
    /// <param name="spans">When the campaign was ACTIVE. Spans outside the hour are ignored.</param>
    /// <param name="now">The time now. Time after it is not billed.</param>
    public static CampaignBill Of(DateTimeOffset hour, CampaignUsage? asked, IReadOnlyList<CampaignSpan> spans, DateTimeOffset now)
    {
        double active = 0, tpsSeconds = 0, minimum = 0;
        for (var window = 0; window < BillingWindows.InHour; window++)
        {
            var begin = hour + window * BillingWindows.Length;
            double floor = 0;
            foreach (var span in spans)
            {
                var seconds = Overlap(span, begin, begin + BillingWindows.Length, now);
                active += seconds;
                floor += seconds * span.MinTps;
            }

            minimum += floor;
            tpsSeconds += Math.Max(floor, asked?.Answered[window] ?? 0);
        }

        return new(active, tpsSeconds / 3600, Math.Max(minimum, asked?.Answered.Sum() ?? 0));
    }

    /// <summary>The sum of both.</summary>
    public CampaignBill Plus(CampaignBill other) => new(ActiveSeconds + other.ActiveSeconds, TpsHours + other.TpsHours, Requests + other.Requests);

    private static double Overlap(CampaignSpan span, DateTimeOffset begin, DateTimeOffset end, DateTimeOffset now)
    {
        var until = span.End is { } ended && ended < now ? ended : now;
        var seconds = ((until < end ? until : end) - (span.Begin > begin ? span.Begin : begin)).TotalSeconds;
        return Math.Max(0, seconds);
    }
}
