using Usher.Contracts;
using Usher.Core.Events;
using Usher.Core.EventStore;
using Usher.Core.Models;
using Usher.Core.Serving;
using Usher.Ranking.Rankers;

namespace Usher.Core.Tests.Serving;

public sealed class TrendingTests : ModelTests
{
    // A whole multiple of two hours, at which lists of a model of three hours are made.
    private const long Moment = 1_700_006_400;

    private readonly StandingClock _clock = new();

    private string _tracking = "";

    [Fact]
    public async Task Live_events_are_in_the_list_of_the_next_two_hours_and_in_none_before()
    {
        var version = await GivenModelAsync();
        var its = new TrendingItems(Service.Records, Service.Get<IEventStore>(), _clock);
        var before = await TopAsync(its, version, Moment + 1);
        await PutAsync("i3", Moment + 5, Moment + 6);

        var same = await TopAsync(its, version, Moment + 7_199);
        var next = await TopAsync(its, version, Moment + 7_200);

        // The event of the training, of i5, is in the newest three hours at first, and in those before afterwards.
        Assert.Equal(["i5", "i0", "i1"], before);
        Assert.Equal(before, same);
        Assert.Equal(["i3", "i0", "i1"], next);
    }

    [Fact]
    public async Task Years_after_the_last_event_the_popular_items_come()
    {
        var version = await GivenModelAsync();
        var campaign = await CampaignAsync(version);
        await PutAsync("i3", Moment);

        var answer = await Recommendations.GetAsync(new() { CampaignArn = campaign, NumResults = 2 }, Stop);

        Assert.Equal([("i0", null), ("i1", null)], answer.ItemList!.Select(item => (item.ItemId!, item.Score)));
    }

    [Fact]
    public async Task Events_of_another_type_or_of_items_the_model_does_not_know_do_not_count()
    {
        var version = await GivenModelAsync("Watch");
        var its = new TrendingItems(Service.Records, Service.Get<IEventStore>(), _clock);
        await PutAsync("i99", Moment, Moment - 1);
        await PutAsync("i4", "Click", Moment);
        await PutAsync("i2", Moment);

        Assert.Equal(["i2", "i5", "i0"], await TopAsync(its, version, Moment));
    }

    private async Task<string> GivenModelAsync(string? eventType = null)
    {
        await InteractionsAsync();
        _tracking = (await Service.Get<EventTrackerOperations>().CreateAsync(new() { Name = "site", DatasetGroupArn = Group }, At, Stop)).TrackingId!;
        return await VersionAsync("aws-trending-now", with: version => version with { Shape = version.Shape with { EventType = eventType } });
    }

    private Task PutAsync(string item, params long[] times) => PutAsync(item, "Watch", times);

    private Task PutAsync(string item, string type, params long[] times) => Service.Get<EventOperations>().PutAsync(new()
    {
        TrackingId = _tracking,
        UserId = "ana",
        SessionId = "session",
        EventList = [.. times.Select(time => new Wire.PersonalizeEvents.Event { ItemId = item, EventType = type, SentAt = DateTimeOffset.FromUnixTimeSeconds(time) })],
    });

    private async Task<string[]> TopAsync(TrendingItems its, string version, long now)
    {
        _clock.Now = DateTimeOffset.FromUnixTimeSeconds(now);
        using var lease = Service.Get<LoadedModels>().Rent(version);
        var top = await its.TopAsync(lease.Model, (TrendingRanker)lease.Model.Ranker, 3, among: null);
        // Read now: the ids lie in files of the model, which may go with the lease.
        return [.. top.Items.Select(lease.Model.ItemId)];
    }
}
