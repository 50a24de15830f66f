using Usher.Wire.UsherApi;

namespace Usher.Metering.Costs;

/// <summary>Computes the cost of a month's amounts. A cost is null if its price is unknown.</summary>
/// <param name="prices">The prices of the units.</param>
/// <param name="isFreeTier">Whether the free tier is subtracted.</param>
internal sealed class MonthlyPrices(PriceList prices, bool isFreeTier)
{
    private readonly FreeTier? _free = isFreeTier ? prices.FreeTier : null;

    public decimal? Data(decimal gigabytes) => prices.DataPerGigabyte * Paid(gigabytes, _free?.Gigabytes);

    public decimal? TpsHours(decimal hours) => Tiered(prices.TpsHours, Paid(hours, _free?.Requests / 3_600));

    public decimal? Requests(decimal requests) => Tiered(prices.ThousandRequests, Paid(requests, _free?.Requests) / 1_000);

    /// <summary>The price of an hour of training with a recipe.</summary>
    public decimal? TrainingPerHour(string? recipe) =>
        recipe is not null && prices.TrainingPerHourByRecipe is { } others && others.TryGetValue(recipe, out var price) ? price : prices.TrainingPerHour;

    /// <summary>The training hours that are billed after the free tier.</summary>
    public decimal PaidTraining(decimal hours) => Paid(hours, _free?.TrainingHours);

    private static decimal Paid(decimal amount, decimal? free) => Math.Max(0, amount - (free ?? 0));

    private static decimal? Tiered(IReadOnlyList<PriceTier>? tiers, decimal amount)
    {
        if (tiers is null)
            return null;

        decimal cost = 0, begin = 0;
        foreach (var tier in tiers)
        {
            var end = Math.Min(tier.UpTo ?? amount, amount);
            if (end <= begin)
                break;

            cost += (end - begin) * tier.Price;
            begin = end;
        }

        return cost;
    }
}
