using Usher.Cleanup;
using Usher.Clients;
using Usher.CommandLine;
using Usher.Wire.Personalize;

namespace Usher.Tests.Cleanup;

public sealed class CleanupScheduleTests(ServerWithHistory server) : IClassFixture<ServerWithHistory>
{
    [Fact]
    public async Task Once_a_day_what_is_idle_is_deleted_for_the_first_time_a_day_after_the_start()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var clock = new HastyClock();
        var context = new CommandContext(new(new StringWriter(), new StringWriter(), isErrorTerminal: false), clock, new(() => [], TimeProvider.System));
        var root = await server.ForRootAsync();
        using var aws = new AwsClient(root.Endpoint, root.Region, root.Credentials, TimeProvider.System);

        var running = new CleanupSchedule(root, 7, context).RunAsync(stop.Token);
        // The campaign of films has the tag keep; that of idle goes.
        while (await CampaignsAsync(aws) is not ["films"])
            await Task.Delay(20, stop.Token);
        await stop.CancelAsync();
        await running;

        Assert.Equal(TimeSpan.FromDays(1), clock.Pauses[0]);
    }

    private static async Task<IReadOnlyList<string?>> CampaignsAsync(AwsClient aws) =>
        [.. (await aws.CallAsync<ListCampaignsResponse>(new ListCampaignsRequest(), TestContext.Current.CancellationToken)).Campaigns!.Select(campaign => campaign.Name)];

    /// <summary>A clock on which every pause has passed at once, and that remembers how long it was.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public List<TimeSpan> Pauses { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            lock (Pauses)
                Pauses.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(50), Timeout.InfiniteTimeSpan);
        }
    }
}
