using Usher.Wire.UsherApi;

namespace Usher.Metering.Costs;

/// <summary>The cost of a month and the mean price of each unit. Price tiers and free tier apply to the month as a whole, and each resource gets its share of the total.</summary>
internal sealed class MonthCost
{
    private readonly MonthlyPrices _prices;
    private readonly decimal _paidShareOfTraining;

    public MonthCost(Amounts amounts, MonthlyPrices prices)
    {
        _prices = prices;
        var known = amounts.Training.Where(recipe => prices.TrainingPerHour(recipe.Key) is not null).Sum(recipe => recipe.Value);
        _paidShareOfTraining = known == 0 ? 0 : prices.PaidTraining(known) / known;
        PerGigabyte = PerUnit(prices.Data, amounts.Gigabytes);
        PerTpsHour = PerUnit(prices.TpsHours, amounts.TpsHours);
        PerRequest = PerUnit(prices.Requests, amounts.Requests);
        var both = (PerGigabyte * amounts.Gigabytes ?? 0) + amounts.Training.Sum(recipe => (PerTrainingHour(recipe.Key) ?? 0) * recipe.Value);
        Total = new(both + (PerTpsHour * amounts.TpsHours ?? 0) + (PerRequest * amounts.RecommenderRequests ?? 0), both + (PerRequest * amounts.Requests ?? 0));
        Unknown = UnknownIn(amounts);
    }

    /// <summary>The cost of everything that has a known price.</summary>
    public Cost Total { get; }

    public decimal? PerGigabyte { get; }

    public decimal? PerTpsHour { get; }

    public decimal? PerRequest { get; }

    /// <summary>The units that have no known price.</summary>
    public IReadOnlyList<string> Unknown { get; }

    public decimal? PerTrainingHour(string? recipe) => _prices.TrainingPerHour(recipe) * _paidShareOfTraining;

    private static decimal? PerUnit(Func<decimal, decimal?> price, decimal amount) => price(amount) is not { } cost ? null : amount == 0 ? 0 : cost / amount;

    private List<string> UnknownIn(Amounts amounts)
    {
        var unknown = new List<string>();
        if (amounts.Gigabytes > 0 && PerGigabyte is null)
            unknown.Add("The price of data is unknown.");
        unknown.AddRange(amounts.Training.Where(recipe => recipe.Value > 0 && PerTrainingHour(recipe.Key) is null)
            .Select(recipe => recipe.Key.Length == 0 ? "The price of training is unknown." : $"The price of training with {recipe.Key} is unknown."));
        if (amounts.TpsHours > 0 && PerTpsHour is null)
            unknown.Add("The price of TPS-hours (the older rule) is unknown.");
        if (amounts.Requests > 0 && PerRequest is null)
            unknown.Add("The price of requests (the newer rule) is unknown.");
        return unknown;
    }
}
