using System.Diagnostics.Metrics;
using Usher.Contracts;

namespace Usher.Web.Tests.Caching;

public sealed class CacheStatisticsTests
{
    [Fact]
    public async Task Lists_are_counted_for_the_campaign_that_they_are_of()
    {
        var clock = new StandingClock();
        await using var service = new CachedService(clock);
        var other = CachedService.Campaign with { Arn = Movies.Arn("campaign", "like"), Name = "like" };
        await service.AskAsync(CachedService.For("u"));
        clock.Now += TimeSpan.FromSeconds(10);
        await service.AskAsync(CachedService.For("u"));
        await service.AskAsync(new() { Campaign = other, Item = "1", Count = 25 });

        var picks = service.Statistics.Find(CachedService.Campaign.Arn)!;
        Assert.Equal((1, 1, 0.5, TimeSpan.FromSeconds(10)), (picks.Hits, picks.Misses, picks.HitRate, picks.MeanAge));
        Assert.Equal((0, 1, 0), (service.Statistics.Find(other.Arn)!.Hits, service.Statistics.Find(other.Arn)!.Misses, service.Statistics.Find(other.Arn)!.HitRate));
        Assert.Equal((1, 2), (service.Statistics.Hits, service.Statistics.Misses));
        Assert.Null(service.Statistics.Find(Movies.Arn("campaign", "never")));
    }

    [Fact]
    public async Task Lists_that_are_too_old_to_be_given_are_not_counted_as_kept()
    {
        var clock = new StandingClock();
        await using var service = new CachedService(clock);
        await service.AskAsync(CachedService.For("a"));
        clock.Now += TimeSpan.FromSeconds(40);
        await service.AskAsync(CachedService.For("b"));
        await service.AskAsync(CachedService.For("b"));

        var picks = service.Statistics.Find(CachedService.Campaign.Arn)!;
        Assert.Equal(2, picks.Lists);
        clock.Now += TimeSpan.FromSeconds(20);
        Assert.Equal(1, picks.Lists);
        clock.Now += TimeSpan.FromSeconds(40);
        Assert.Equal(0, picks.Lists);
    }

    [Fact]
    public async Task The_meter_names_the_campaign_as_the_service_does()
    {
        await using var service = new CachedService();
        using var listener = new MeterListener();
        var told = new List<(string Instrument, string? Campaign)>();
        // The name of the campaign tells it from those of tests beside this one.
        var campaign = CachedService.Campaign with { Arn = Movies.Arn("campaign", "measured") };
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == UsherWeb.MeterName)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Note(instrument, tags));
        listener.Start();

        await service.AskAsync(new() { Campaign = campaign, User = "u", Count = 25 });
        await service.AskAsync(new() { Campaign = campaign, User = "u", Count = 25 });
        listener.RecordObservableInstruments();

        string[] names = ["usher.web.cache.requests", "usher.web.cache.age", "usher.web.cache.hit_rate", "usher.web.cache.lists"];
        lock (told)
            Assert.All(names, name => Assert.Contains((name, campaign.Arn), told));

        void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var arn = tags.ToArray().FirstOrDefault(tag => tag.Key == "campaign_arn").Value as string;
            lock (told)
                told.Add((instrument.Name, arn));
        }
    }
}
