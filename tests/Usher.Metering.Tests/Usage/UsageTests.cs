using Microsoft.Extensions.DependencyInjection;
using Usher.Core.Events;
using Usher.Metering.Costs;
using Usher.Metering.Usage;
using Usher.Wire.PersonalizeEvents;

namespace Usher.Metering.Tests.Usage;

public sealed class UsageTests : ModelTests
{
    [Fact]
    public async Task Requests_of_a_campaign_are_counted_by_the_hour_and_survive_a_restart()
    {
        var campaign = await CampaignAsync(await VersionAsync());
        await TopAsync(campaign, "u0");
        await TopAsync(campaign, "u1");
        await ServiceHost.RefusedAsync(() => TopAsync(campaign, user: null));
        await RestartAsync();
        await TopAsync(campaign, "u0");
        await RestartAsync();

        var hours = await Service.Get<IUsageStore>().ReadAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, Stop);

        Assert.All(hours, hour => Assert.Equal((campaign, 0), (hour.CampaignArn, hour.Hour.Minute)));
        Assert.Equal((4, 1, 4), (hours.Sum(hour => hour.Requests), hours.Sum(hour => hour.Errors), hours.Sum(hour => hour.Latencies.Sum())));
        Assert.All(hours, hour => Assert.InRange(hour.PeakTps, 1, 3));
        Assert.True(hours.Sum(hour => hour.LatencyMicroseconds) > 0);
    }

    [Fact]
    public async Task What_was_asked_a_moment_ago_is_told_at_once_in_the_usage_and_the_statistics()
    {
        var campaign = await CampaignAsync(await VersionAsync());
        await TopAsync(campaign, "u0");
        await ServiceHost.RefusedAsync(() => TopAsync(campaign, user: null));
        var reports = Service.Get<UsageReports>();

        var usage = await reports.DescribeAsync(UsageRange.Parse(null, null, Service.Records.Now), "total", Stop);
        var statistics = await reports.DescribeAsync(campaign);

        var used = Assert.Single(Assert.Single(usage.Periods).Campaigns);
        Assert.Equal((campaign, 2, 1), (used.CampaignArn, used.Asked.Requests, used.Asked.Errors));
        Assert.True(used.BilledRequests >= 1);
        Assert.True(usage.Stored.ModelBytes > 0);
        Assert.Equal((2, 24), (statistics.LastDay.Requests, statistics.Hours.Count));
        Assert.Equal(2, statistics.Hours.Sum(hour => hour.Requests));
        Assert.NotNull(statistics.LastDay.P99Milliseconds);
        Assert.InRange(statistics.LastRequest!.Value, Service.Records.Now.AddMinutes(-10), Service.Records.Now);
    }

    [Fact]
    public async Task Usage_is_cut_into_hours_and_days_and_too_many_of_them_are_refused()
    {
        var reports = Service.Get<UsageReports>();
        var range = UsageRange.Parse("2026-11-23T22:00Z", "2026-11-25T01:00Z", Service.Records.Now);

        var days = (await reports.DescribeAsync(range, "day", Stop)).Periods;

        Assert.Equal([2, 24, 1], days.Select(day => (day.To - day.From).TotalHours));
        Assert.Equal(27, (await reports.DescribeAsync(range, "hour", Stop)).Periods.Count);
        Assert.Contains("granularity is 'week'; total, day, hour are allowed.", (await ServiceHost.RefusedAsync(() => reports.DescribeAsync(range, "week", Stop))).Message, StringComparison.Ordinal);
        Assert.Contains("more than 2,400 periods", (await ServiceHost.RefusedAsync(() => reports.DescribeAsync(new(DateTimeOffset.UnixEpoch, range.Until), "hour", Stop))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_come_one_by_one_count_by_their_bytes()
    {
        await InteractionsAsync();
        var schema = await SchemaAsync("items", Items);
        var dataset = (await Datasets.CreateAsync(new() { Name = "items", DatasetGroupArn = Group, DatasetType = "Items", SchemaArn = schema }, At, Stop)).DatasetArn!;

        await Service.Get<PutRowOperations>().PutAsync(new PutItemsRequest { DatasetArn = dataset, Items = [new() { ItemId = "é1", Properties = """{"genres":"a"}""" }] });

        var usage = await Service.Get<UsageReports>().DescribeAsync(UsageRange.Parse(null, null, Service.Records.Now), "total", Stop);
        Assert.Equal((dataset, 17), (Assert.Single(usage.Periods[0].Datasets).DatasetArn, usage.Periods[0].Datasets[0].BytesStreamed));
    }

    [Fact]
    public async Task Where_it_is_wanted_requests_above_the_capacity_are_throttled()
    {
        await Service.DisposeAsync();
        await using var service = await ServiceHost.StartAsync(Folder, services: services =>
        {
            AddServices(services);
            services.AddSingleton(new ThrottlingOptions { MultipleOfMinProvisionedTps = 2 });
        });
        var throttle = service.Get<CampaignThrottle>();
        throttle.Acquire("arn", minTps: 1);
        throttle.Acquire("arn", minTps: 1);

        var (code, message) = await ServiceHost.RefusedAsync(() => Task.Run(() => throttle.Acquire("arn", minTps: 1), Stop));

        Assert.Equal("ThrottlingException", code);
        Assert.StartsWith("Rate exceeded: arn answers 2 requests in a second, 2 times its minProvisionedTPS.", message, StringComparison.Ordinal);
    }

    protected override void AddServices(IServiceCollection services) => services.AddSingleton(new Prices(file: null)).AddUsherMetering();
}
