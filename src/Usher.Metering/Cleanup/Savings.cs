using Usher.Metering.Costs;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Cleanup;

/// <summary>Computes what a month costs less after a deletion.</summary>
internal static class Savings
{
    // The mean month of a year of 365.25 days.
    private const decimal HoursOfMonth = 730.5m;

    /// <summary>The cost of a campaign's minimum for a whole month, as if it were the only campaign.</summary>
    public static Cost OfCampaign(int minimum, PriceList list)
    {
        var prices = new MonthlyPrices(list, isFreeTier: false);
        return CostReport.Rounded(new(prices.TpsHours(minimum * HoursOfMonth), prices.Requests(minimum * HoursOfMonth * 3_600)));
    }

    /// <summary>The sum. Costs without a known price count as 0.</summary>
    public static Cost Sum(IEnumerable<Cost?> costs)
    {
        decimal older = 0, newer = 0;
        foreach (var cost in costs)
            (older, newer) = (older + (cost?.Older ?? 0), newer + (cost?.Newer ?? 0));
        return new(older, newer);
    }
}
