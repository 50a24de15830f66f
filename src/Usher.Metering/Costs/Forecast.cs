using Usher.Metering.Usage;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Costs;

/// <summary>What the month that is under way will have cost at its end.</summary>
internal static class Forecast
{
    /// <summary>So far back it looks for how much is trained and imported.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    private const string How =
        "What the month has cost so far; and for the hours that are left: the minimum of each campaign that is ACTIVE now, what it was billed above that in the last 24 hours going on, and training and data as in the last 7 days.";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The time that it needs to have read.</summary>
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
        var week = Amounts.Of(usage.In(next - Memory, next)) with { TpsHours = 0, Requests = 0 };
        var rest = week.Times(hoursLeft / (decimal)Memory.TotalHours);

        var day = usage.In(next - Day, next).Campaigns.ToDictionary(campaign => campaign.CampaignArn);
        foreach (var span in usage.ActiveAt(now))
        {
            var (tpsHours, requests) = day.TryGetValue(span.Resource, out var lately) ? Above(lately, span.MinTps) : (0, 0);
            rest = rest with
            {
                TpsHours = rest.TpsHours + hoursLeft * (span.MinTps + tpsHours),
                Requests = rest.Requests + hoursLeft * (span.MinTps * 3_600 + requests),
            };
        }

        var cost = new MonthCost(Amounts.Of(usage.In(month, next)).Plus(rest), prices);
        return new(end, CostReport.Rounded(cost.Total), How);
    }

    // In an hour. A campaign that is younger than a day shall not have the first tries of its makers go on for the rest of the month, so all is spread over the whole day.
    private static (decimal TpsHours, decimal Requests) Above(UsageOfCampaign lately, int minimum)
    {
        var floor = (decimal)lately.ActiveHours * minimum;
        return (Math.Max(0, ((decimal)lately.TpsHours - floor) / 24), Math.Max(0, ((decimal)lately.BilledRequests - floor * 3_600) / 24));
    }
}
