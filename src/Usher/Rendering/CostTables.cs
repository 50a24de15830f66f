using System.Globalization;
using Spectre.Console;
using Usher.Wire.UsherApi;

namespace Usher.Rendering;

/// <summary>What was used and what it would have cost, as a table for a person.</summary>
internal static class CostTables
{
    public static void WriteCost(this IAnsiConsole screen, DescribeCostResponse cost, DescribeUsageResponse usage)
    {
        var currency = cost.Prices.Currency;
        screen.WriteLine($"From {Time(cost.Since)} to {Time(cost.Until)}. Here it cost nothing; on AWS the same would have cost, in {currency}:");
        if (cost.Resources.Count == 0)
            screen.WriteLine("Nothing: no campaign was ACTIVE, nothing was trained and no data came.");
        else
            screen.Write(Table(cost, usage));

        foreach (var unknown in cost.Unknown)
            screen.WriteLine($"{unknown} It is left out of the sums.");
        screen.WriteLine($"At the end of the month ({Time(cost.Forecast.Until)}) it will be {Money.Of(cost.Forecast.Cost.Older)} by the older rule, {Money.Of(cost.Forecast.Cost.Newer)} by the newer. {cost.Forecast.How}");
        screen.WriteLine("The older rule bills campaigns by the larger of minimum and average TPS in each five minutes, the newer by the larger of minimum and requests in each hour.");
        screen.WriteLine($"Prices of {cost.Prices.Date}, {(cost.Prices.IsConfirmed ? "confirmed" : "NOT CONFIRMED")}{(cost.FreeTier ? ", less the free tier" : "")}: {cost.Prices.Source}");
        screen.WriteLine($"On the disk now: {Size(usage.Stored.DatasetBytes)} of datasets, {Size(usage.Stored.ModelBytes)} of models, {(usage.Stored.BucketBytes is { } bytes ? Size(bytes) : "an unknown amount")} in buckets.");
    }

    private static Table Table(DescribeCostResponse cost, DescribeUsageResponse usage)
    {
        var asked = usage.Periods.SelectMany(period => period.Campaigns).ToDictionary(campaign => campaign.CampaignArn);
        var table = Tables.New()
            .AddColumn(Tables.Text("resource"))
            .AddColumn(Tables.Text("used"))
            .AddColumn(Tables.Number("older"))
            .AddColumn(Tables.Number("newer"));
        foreach (var resource in cost.Resources)
            table.AddRow(Markup.Escape(Short(resource.Arn)), Used(resource, asked.GetValueOrDefault(resource.Arn)), Money.Of(resource.Cost.Older), Money.Of(resource.Cost.Newer));

        return table.AddEmptyRow().AddRow("[bold]in all[/]", "", $"[bold]{Money.Of(cost.Total.Older)}[/]", $"[bold]{Money.Of(cost.Total.Newer)}[/]");
    }

    private static string Used(CostOfResource resource, UsageOfCampaign? campaign) => resource switch
    {
        { Gigabytes: { } gigabytes } => $"{Money.Amount(gigabytes)} GB",
        { TrainingHours: { } hours } => $"trained for {Money.Amount(hours)} h",
        _ => $"ACTIVE for {Money.Amount(campaign?.ActiveHours)} h, {Counts.Of(campaign?.Asked.Requests ?? 0, "request")}, {Money.Amount(resource.TpsHours)} TPS-hours",
    };

    // campaign/films: the rest is the same of all.
    private static string Short(string arn) => arn.Split(':', 6)[^1];

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Size(long bytes) => bytes switch
    {
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.#} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:#,0.##} GB"),
    };
}
