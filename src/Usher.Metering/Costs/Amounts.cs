using Usher.Metering.Usage;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Costs;

/// <summary>The billed amounts of all resources together.</summary>
/// <param name="Gigabytes">Gigabytes of imported and streamed data.</param>
/// <param name="Training">Training hours by recipe; the empty text stands for an unknown recipe.</param>
/// <param name="TpsHours">TPS-hours of campaigns, which the older pricing bills.</param>
/// <param name="Requests">Requests to campaigns, which the newer pricing bills, and to recommenders.</param>
internal sealed record Amounts(decimal Gigabytes, IReadOnlyDictionary<string, decimal> Training, decimal TpsHours, decimal Requests)
{
    /// <summary>Those of the requests that are to recommenders. The older pricing bills them, too.</summary>
    public decimal RecommenderRequests { get; init; }

    public const decimal BytesOfGigabyte = 1_000_000_000;

    public static Amounts Of(UsagePeriod usage) => new(
        usage.Datasets.Sum(Bytes) / BytesOfGigabyte,
        usage.Trainings.GroupBy(training => training.Recipe ?? "").ToDictionary(recipe => recipe.Key, recipe => recipe.Sum(training => (decimal)training.Hours)),
        usage.Campaigns.Sum(campaign => (decimal)campaign.TpsHours),
        usage.Campaigns.Sum(campaign => (decimal)campaign.BilledRequests))
    {
        RecommenderRequests = usage.Campaigns.Where(campaign => RecommenderArns.IsOfRecommender(campaign.CampaignArn)).Sum(campaign => (decimal)campaign.BilledRequests),
    };

    public static decimal Bytes(UsageOfDataset dataset) => (decimal)dataset.BytesImported + dataset.BytesStreamed;

    /// <summary>The sum of both.</summary>
    public Amounts Plus(Amounts other) => new(
        Gigabytes + other.Gigabytes,
        Training.Concat(other.Training).GroupBy(recipe => recipe.Key).ToDictionary(recipe => recipe.Key, recipe => recipe.Sum(hours => hours.Value)),
        TpsHours + other.TpsHours,
        Requests + other.Requests)
    {
        RecommenderRequests = RecommenderRequests + other.RecommenderRequests,
    };

    /// <summary>The amounts multiplied by a factor.</summary>
    public Amounts Times(decimal factor) => new(Gigabytes * factor, Training.ToDictionary(recipe => recipe.Key, recipe => recipe.Value * factor), TpsHours * factor, Requests * factor)
    {
        RecommenderRequests = RecommenderRequests * factor,
    };
}
