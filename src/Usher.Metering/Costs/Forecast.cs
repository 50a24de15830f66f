using Usher.Metering.Usage;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Costs;

/// <summary>Forecasts the cost of the present month.</summary>
internal static class Forecast
{
    /// <summary>The time before now whose trainings and imports are taken as the rate for the rest of the month.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    private const string How =
        "What the month has cost so far; and for the hours that are left: the minimum of each campaign and recommender that is ACTIVE now, what it was billed above that in the last 24 hours going on, and training and data as in the last 7 days.";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The period whose usage the forecast needs.</summary>
    public static UsageRange Needs(DateTimeOffset now)
    {
        var (month, week) = (UsageRange.MonthOf(now), UsageRange.HourOf(now) - Memory);
        return new(month < week ? month : week, UsageRange.HourOf(now).AddHours(1));
    }

    /// <summary>The forecast.</summary>
    public static CostForecast Of(UsageData usage, MonthlyPrices prices, DateTimeOffset now)
    {
        var month = UsageRange.MonthOf(now);
        var end = month.AddMonths(1);
        var next = UsageRange.HourOf(now).AddHours(1);
        var hoursLeft = (decimal)(end - now).TotalHours;
        var week = Amounts.Of(usage.In(next - Memory, next)) with { TpsHours = 0, Requests = 0, RecommenderRequests = 0 };
        var rest = week.Times(hoursLeft / (decimal)Memory.TotalHours);

        var day = usage.In(next - Day, next).Campaigns.ToDictionary(campaign => campaign.CampaignArn);
        foreach (var span in usage.ActiveAt(now))
        {
            var (tpsHours, requests) = day.TryGetValue(span.Resource, out var lately) ? Above(lately, span.MinTps) : (0, 0);
            var (isRecommender, coming) = (RecommenderArns.IsOfRecommender(span.Resource), hoursLeft * (span.MinTps * 3_600 + requests));
            rest = rest with
            {
                TpsHours = rest.TpsHours + (isRecommender ? 0 : hoursLeft * (span.MinTps + tpsHours)),
                Requests = rest.Requests + coming,
                RecommenderRequests = rest.RecommenderRequests + (isRecommender ? coming : 0),
            };
        }

        var cost = new MonthCost(Amounts.Of(usage.In(month, next)).Plus(rest), prices);
        return new(end, CostReport.Rounded(cost.Total), How);
    }

    // The amounts of an hour above the minimum. They are spread over a whole day also for a campaign that is younger, so that first tests are not projected to the rest of the month.
    private static (decimal TpsHours, decimal Requests) Above(UsageOfCampaign lately, int minimum)
    {
        var floor = (decimal)lately.ActiveHours * minimum;
        return (Math.Max(0, ((decimal)lately.TpsHours - floor) / 24), Math.Max(0, ((decimal)lately.BilledRequests - floor * 3_600) / 24));
    }
}
