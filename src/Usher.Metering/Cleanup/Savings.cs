using Usher.Core.Resources;
using Usher.Metering.Costs;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Cleanup;

/// <summary>Computes what a month costs less after a deletion.</summary>
internal static class Savings
{
    // The mean month of a year of 365.25 days.
    private const decimal HoursOfMonth = 730.5m;

    /// <summary>The cost of the minimum of a campaign or recommender for a whole month, as if it were the only one. A recommender has no older rule.</summary>
    public static Cost Of(IAnswersRequests campaign, PriceList list)
    {
        var (minimum, prices) = (campaign.MinTps, new MonthlyPrices(list, isFreeTier: false));
        var requests = prices.Requests(minimum * HoursOfMonth * 3_600);
        return CostReport.Rounded(new(campaign is RecommenderResource ? requests : prices.TpsHours(minimum * HoursOfMonth), requests));
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
