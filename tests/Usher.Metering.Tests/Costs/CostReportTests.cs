using CsCheck;
using Usher.Contracts;
using Usher.Metering.Costs;
using Usher.Metering.Tests.Usage;
using Usher.Metering.Usage;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Tests.Costs;

public sealed class CostReportTests : IAsyncLifetime
{
    private LedgerWorld _world = null!;

    private static DateTimeOffset Noon => LedgerWorld.Noon;

    public async ValueTask InitializeAsync() => _world = await LedgerWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact, AwsSource("re:Post, unexpected charges for my Amazon Personalize campaign")]
    public async Task A_campaign_that_nobody_asks_costs_its_minimum_by_either_rule()
    {
        await _world.PutCampaignAsync(tps: 1);
        _world.Clock.Now = Noon.AddHours(100);

        var cost = await CostAsync(Noon, Noon.AddHours(100));

        // 100 TPS-hours at 0.20; 360,000 requests at 0.0556 a thousand.
        Assert.Equal(new(20.00m, 20.016m), cost.Total);
        Assert.Equal(cost.Total, Assert.Single(cost.Resources).Cost);
        Assert.Empty(cost.Unknown);
    }

    [Fact]
    public async Task A_recommender_costs_its_requests_by_both_rules_and_a_forecast_goes_on_with_it()
    {
        await _world.PutRecommenderAsync(tps: 1);
        await _world.PutCampaignAsync(tps: 1);
        _world.Clock.Now = Noon.AddHours(100);

        var cost = await CostAsync(Noon, Noon.AddHours(100));

        // 360,000 requests of each at 0.0556 a thousand; the campaign's 100 TPS-hours at 0.20.
        Assert.Equal(new(40.016m, 40.032m), cost.Total);
        Assert.Equal(new(20.016m, 20.016m), Assert.Single(cost.Resources, resource => resource.Arn == LedgerWorld.Recommender).Cost);
        Assert.True(cost.Forecast!.Cost.Older > 1.5m * cost.Total.Older);
    }

    [Fact]
    public async Task Training_and_data_cost_by_the_hour_and_the_gigabyte()
    {
        await _world.ImportAsync(3_000_000_000);
        await _world.Store.AddAsync([], [new(LedgerWorld.Dataset, Noon, 500_000_000)]);
        await _world.PutVersionAsync("CREATE IN_PROGRESS");
        await _world.PutVersionAsync("ACTIVE", hours: 2.5);

        var cost = await CostAsync(Noon, Noon.AddHours(1));

        Assert.Equal(new(0.775m, 0.775m), cost.Total);
        Assert.Equal([(LedgerWorld.Version, 0.6m), (LedgerWorld.Dataset, 0.175m)], cost.Resources.Select(resource => (resource.Arn, resource.Cost.Newer!.Value)));
    }

    [Fact]
    public async Task Steps_are_of_the_month_and_every_campaign_has_its_share_of_them()
    {
        const string Other = LedgerWorld.Campaign + "2";
        var month = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        _world.Clock.Now = month;
        await _world.PutCampaignAsync(tps: 30);
        await _world.PutCampaignAsync(tps: 10, arn: Other);
        _world.Clock.Now = month.AddHours(1_000);

        var cost = await CostAsync(month, month.AddHours(1_000));

        // November has 720 hours: 28,800 TPS-hours, of which 20,000 at 0.20 and 8,800 at 0.10. Of December the rest of 280 hours: 11,200 at 0.20.
        Assert.Equal([4_880m, 2_240m], cost.Months.Select(one => one.Cost.Older!.Value));
        Assert.Equal(7_120m, cost.Total.Older);
        Assert.Equal([(LedgerWorld.Campaign, 5_340m), (Other, 1_780m)], cost.Resources.Select(resource => (resource.Arn, resource.Cost.Older!.Value)));
        // 103,680 thousand requests in November: 72,000 at 0.0556 and 31,680 at 0.0278.
        Assert.Equal(72_000 * 0.0556m + 31_680 * 0.0278m, cost.Months[0].Cost.Newer);
    }

    [Fact, AwsSource("Developer Guide of 2023: 20 GB, 100 hours of training and 180,000 requests a month")]
    public async Task The_free_tier_is_taken_off_each_month_where_it_is_asked_for()
    {
        await _world.PutCampaignAsync(tps: 1);
        await _world.ImportAsync(25_000_000_000);
        _world.Clock.Now = Noon.AddHours(60);

        // 60 TPS-hours less 50, at 0.20; 216,000 requests less 180,000, at 0.0556 a thousand; 25 GB less 20, at 0.05.
        Assert.Equal(new(2.25m, 2.2516m), (await CostAsync(Noon, Noon.AddHours(60), isFree: true)).Total);
        Assert.Equal(new(13.25m, 13.2596m), (await CostAsync(Noon, Noon.AddHours(60))).Total);
    }

    [Fact]
    public async Task What_has_no_price_is_said_to_have_none_and_left_out_of_the_sum()
    {
        await _world.PutVersionAsync("CREATE IN_PROGRESS");
        await _world.PutVersionAsync("ACTIVE", hours: 2);
        await _world.ImportAsync(1_000_000_000);
        var prices = Prices.Default with { TrainingPerHourByRecipe = new Dictionary<string, decimal?> { ["aws-hrnn"] = null }, TpsHours = null };
        await _world.PutCampaignAsync();
        _world.Clock.Now = Noon.AddHours(1);

        var cost = await CostAsync(Noon, Noon.AddHours(1), prices: prices);

        Assert.Equal(["The price of training with aws-hrnn is unknown.", "The price of TPS-hours (the older rule) is unknown."], cost.Unknown);
        Assert.Equal(new(null, null), cost.Resources.Single(resource => resource.Arn == LedgerWorld.Version).Cost);
        Assert.Equal(new(null, 0.2002m), cost.Resources.Single(resource => resource.Arn == LedgerWorld.Campaign).Cost);
        Assert.Equal(new(0.05m, 0.2502m), cost.Total);
    }

    [Fact]
    public async Task A_forecast_goes_on_with_the_minimum_of_what_runs_and_the_last_days()
    {
        // Of 30 days 22.5 have passed at the 23rd, noon; 7.5 days are 180 hours.
        await _world.PutCampaignAsync(tps: 2);
        await _world.PutVersionAsync("CREATE IN_PROGRESS");
        await _world.PutVersionAsync("ACTIVE", hours: 7);

        var forecast = (await CostAsync(Noon, Noon.AddHours(1))).Forecast;

        // 360 TPS-hours at 0.20; 7 hours of training so far, and 7.5 more at one a day, at 0.24.
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), forecast.Until);
        Assert.Equal(72 + 14.5m * 0.24m, forecast.Cost.Older);
        Assert.Equal(Math.Round(360 * 3.6m * 0.0556m + 14.5m * 0.24m, 4), forecast.Cost.Newer);
    }

    [Fact]
    public async Task A_forecast_has_the_requests_of_the_last_day_go_on()
    {
        await _world.PutCampaignAsync(tps: 1);
        _world.Clock.Now = Noon.AddDays(1).AddMinutes(-1);
        foreach (var hour in Enumerable.Range(0, 24))
            await _world.Store.AddAsync([new(LedgerWorld.Campaign, Noon.AddHours(hour), 7_200, 0, 0, 3, [7_200, .. new long[LatencyBuckets.Count - 1]]) { Answered = [.. Enumerable.Repeat(600L, 12)] }], []);
        _world.Clock.Now = Noon.AddDays(1);

        var forecast = (await CostAsync(Noon, Noon.AddDays(1))).Forecast;

        // 7,200 an hour all through the 180 hours that the month had left at first. The hour that begins now is not one of the last day's yet, but the day has 24 with it: an hour of the day before falls out.
        Assert.InRange(forecast.Cost.Newer!.Value, 0.95m * 180 * 7.2m * 0.0556m, 180 * 7.2m * 0.0556m);
    }

    [Fact]
    public async Task A_deleted_campaign_is_in_the_cost_and_not_in_the_rest_of_the_forecast()
    {
        await _world.PutCampaignAsync(tps: 1);
        _world.Clock.Now = Noon.AddHours(10);
        await _world.DeleteAsync(LedgerWorld.Campaign);
        _world.Clock.Now = Noon.AddHours(20);

        var cost = await CostAsync(Noon, Noon.AddHours(20));

        Assert.Equal(2m, cost.Total.Older);
        Assert.Equal(2m, cost.Forecast.Cost.Older);
    }

    [Fact]
    public void More_never_costs_less_and_the_free_tier_never_more() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 1_000]).Sample((amount, more) =>
        {
            var (paid, free) = (new MonthlyPrices(Prices.Default, isFreeTier: false), new MonthlyPrices(Prices.Default, isFreeTier: true));

            Assert.True(paid.TpsHours(amount + more) >= paid.TpsHours(amount));
            Assert.True(free.TpsHours(amount) <= paid.TpsHours(amount));
            Assert.True(free.Requests(amount * 3_600m) <= paid.Requests(amount * 3_600m));
        });

    private async Task<DescribeCostResponse> CostAsync(DateTimeOffset since, DateTimeOffset until, bool isFree = false, PriceList? prices = null)
    {
        var needed = Forecast.Needs(_world.Clock.Now);
        var read = await _world.ReadAsync(since < needed.Since ? since : needed.Since, until > needed.Until ? until : needed.Until);
        return CostReport.Of(read, new(since, until), prices ?? Prices.Default, isFree, _world.Clock.Now);
    }
}
