using Usher.Metering.Costs;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Cleanup;

/// <summary>What a month without something costs less.</summary>
internal static class Savings
{
    // The mean month of 365.25 days a year.
    private const decimal HoursOfMonth = 730.5m;

    /// <summary>Of a campaign: its minimum, all through a month, as if it were the only one.</summary>
    public static Cost OfCampaign(int minimum, PriceList list)
    {
        var prices = new MonthlyPrices(list, isFreeTier: false);
        return CostReport.Rounded(new(prices.TpsHours(minimum * HoursOfMonth), prices.Requests(minimum * HoursOfMonth * 3_600)));
    }

    /// <summary>All together; what has no price counts as nothing.</summary>
    public static Cost Sum(IEnumerable<Cost?> costs)
    {
        decimal older = 0, newer = 0;
        foreach (var cost in costs)
            (older, newer) = (older + (cost?.Older ?? 0), newer + (cost?.Newer ?? 0));
        return new(older, newer);
    }
}
