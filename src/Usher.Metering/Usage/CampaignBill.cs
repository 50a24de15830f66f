namespace Usher.Metering.Usage;

/// <summary>What a campaign would be billed for one hour or more, by both rules. Amounts, not prices.</summary>
/// <param name="ActiveSeconds">How long it was ACTIVE.</param>
/// <param name="TpsHours">By the older rule.</param>
/// <param name="Requests">By the newer rule.</param>
/// <remarks>
/// Developer Guide, "Creating a campaign": of 2023, in each window of five minutes the larger of minimum and average TPS; since, the larger of the minimum and the number of requests, taken by the hour
/// here. Of a window or hour in which the campaign was ACTIVE only in part, the minimum is that of this part.
/// </remarks>
public readonly record struct CampaignBill(double ActiveSeconds, double TpsHours, double Requests)
{
    /// <summary>The bill of one hour.</summary>
    /// <param name="hour">When it begins.</param>
    /// <param name="asked">What was asked; null for nothing.</param>
    /// <param name="spans">When the campaign was ACTIVE; those of other hours do not matter.</param>
    /// <param name="now">What has not been yet is not billed.</param>
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

    /// <summary>Both together.</summary>
    public CampaignBill Plus(CampaignBill other) => new(ActiveSeconds + other.ActiveSeconds, TpsHours + other.TpsHours, Requests + other.Requests);

    private static double Overlap(CampaignSpan span, DateTimeOffset begin, DateTimeOffset end, DateTimeOffset now)
    {
        var until = span.End is { } ended && ended < now ? ended : now;
        var seconds = ((until < end ? until : end) - (span.Begin > begin ? span.Begin : begin)).TotalSeconds;
        return Math.Max(0, seconds);
    }
}
