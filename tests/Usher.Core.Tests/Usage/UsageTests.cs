using Microsoft.Extensions.DependencyInjection;
using Usher.Core.Usage;

namespace Usher.Core.Tests.Usage;

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

        var hours = Service.Get<IUsageStore>().Read(DateTimeOffset.UnixEpoch);

        Assert.All(hours, hour => Assert.Equal((campaign, 0), (hour.CampaignArn, hour.Hour.Minute)));
        Assert.Equal((4, 1, 4), (hours.Sum(hour => hour.Requests), hours.Sum(hour => hour.Errors), hours.Sum(hour => hour.Latencies.Sum())));
        Assert.All(hours, hour => Assert.InRange(hour.PeakTps, 1, 3));
        Assert.True(hours.Sum(hour => hour.LatencyMicroseconds) > 0);
    }

    [Fact]
    public async Task Where_it_is_wanted_requests_above_the_capacity_are_throttled()
    {
        await Service.DisposeAsync();
        await using var service = await ServiceHost.StartAsync(Folder, rooms: services => services.AddSingleton(new ThrottlingOptions { MultipleOfMinProvisionedTps = 2 }));
        var throttle = service.Get<CampaignThrottle>();
        var campaign = new Core.Campaigns.CampaignResource(new() { CampaignArn = "arn", MinProvisionedTPS = 1 }) { DatasetGroupArn = Group };
        throttle.Demand(campaign);
        throttle.Demand(campaign);

        var (code, message) = await ServiceHost.RefusedAsync(() => Task.Run(() => throttle.Demand(campaign), Stop));

        Assert.Equal("ThrottlingException", code);
        Assert.StartsWith("Rate exceeded: arn answers 2 requests in a second, 2 times its minProvisionedTPS.", message, StringComparison.Ordinal);
    }
}
