using Usher.Metering.Usage;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Costs;

/// <summary>Computes the cost of usage.</summary>
internal static class CostReport
{
    /// <summary>The cost of a period, by month and by resource.</summary>
    /// <param name="usage">The usage of at least that period and of the time that <see cref="Forecast"/> needs.</param>
    /// <param name="range">The period.</param>
    /// <param name="prices">The prices of the units.</param>
    /// <param name="isFreeTier">Whether the free tier is subtracted.</param>
    /// <param name="now">The time now.</param>
    public static DescribeCostResponse Of(UsageData usage, UsageRange range, PriceList prices, bool isFreeTier, DateTimeOffset now)
    {
        var monthly = new MonthlyPrices(prices, isFreeTier);
        var months = new List<CostOfMonth>();
        var unknown = new List<string>();
        var resources = new Dictionary<string, CostOfResource>(StringComparer.Ordinal);
        foreach (var month in range.Months())
        {
            var used = usage.In(month.Since, month.Until);
            var cost = new MonthCost(Amounts.Of(used), monthly);
            months.Add(new(month.Since, month.Until, Rounded(cost.Total)));
            unknown.AddRange(cost.Unknown);
            foreach (var resource in Resources(used, cost))
                resources[resource.Arn] = resources.TryGetValue(resource.Arn, out var before) ? Sum(before, resource) : resource;
        }

        return new()
        {
            Since = range.Since,
            Until = range.Until,
            Prices = prices,
            FreeTier = isFreeTier,
            Total = new(months.Sum(month => month.Cost.Older), months.Sum(month => month.Cost.Newer)),
            Unknown = [.. unknown.Distinct()],
            Resources =
            [
                .. resources.Values.Select(resource => resource with { Cost = Rounded(resource.Cost) })
                    .OrderByDescending(resource => resource.Cost.Newer ?? resource.Cost.Older ?? 0).ThenBy(resource => resource.Arn, StringComparer.Ordinal),
            ],
            Months = months,
            Forecast = Forecast.Of(usage, monthly, now),
        };
    }

    /// <summary>Rounds to a hundredth of a cent.</summary>
    public static Cost Rounded(Cost cost) => new(Round(cost.Older), Round(cost.Newer));

    private static IEnumerable<CostOfResource> Resources(UsagePeriod used, MonthCost cost) =>
    [
        .. used.Campaigns.Select(campaign => new CostOfResource
        {
            Arn = campaign.CampaignArn,
            TpsHours = campaign.TpsHours,
            Requests = campaign.BilledRequests,
            Cost = RecommenderArns.IsOfRecommender(campaign.CampaignArn)
                ? Same(cost.PerRequest * (decimal)campaign.BilledRequests)
                : new(cost.PerTpsHour * (decimal)campaign.TpsHours, cost.PerRequest * (decimal)campaign.BilledRequests),
        }),
        .. used.Trainings.Select(training => new CostOfResource
        {
            Arn = training.SolutionVersionArn,
            TrainingHours = training.Hours,
            // A failed training is free, also if the price of an hour is unknown.
            Cost = Same(training.Hours == 0 ? 0 : cost.PerTrainingHour(training.Recipe ?? "") * (decimal)training.Hours),
        }),
        .. used.Datasets.Select(dataset => new CostOfResource
        {
            Arn = dataset.DatasetArn,
            Gigabytes = (double)(Amounts.Bytes(dataset) / Amounts.BytesOfGigabyte),
            Cost = Same(cost.PerGigabyte * Amounts.Bytes(dataset) / Amounts.BytesOfGigabyte),
        }),
    ];

    private static CostOfResource Sum(CostOfResource one, CostOfResource other) => one with
    {
        Gigabytes = one.Gigabytes + other.Gigabytes,
        TrainingHours = one.TrainingHours + other.TrainingHours,
        TpsHours = one.TpsHours + other.TpsHours,
        Requests = one.Requests + other.Requests,
        Cost = new(one.Cost.Older + other.Cost.Older, one.Cost.Newer + other.Cost.Newer),
    };

    private static Cost Same(decimal? cost) => new(cost, cost);

    private static decimal? Round(decimal? cost) => cost is { } known ? Math.Round(known, 4, MidpointRounding.AwayFromZero) : null;
}
