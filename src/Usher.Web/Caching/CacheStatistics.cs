using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Usher.Web.Caching;

/// <summary>How the cache does, campaign by campaign, since the application was started: for the console, and as instruments of the meter "Usher.Web".</summary>
/// <remarks>The tag campaign_arn is what the service's own metrics call it; only campaigns that were found in the service come in.</remarks>
internal sealed class CacheStatistics : IDisposable
{
    /// <summary>Name of the meter that the statistics are published under.</summary>
    public const string MeterName = "Usher.Web";

    private const string CampaignTag = "campaign_arn";

    private readonly ConcurrentDictionary<string, CampaignCacheStatistics> _campaigns = new(StringComparer.Ordinal);
    private readonly Meter _meter = new(MeterName);
    private readonly TimeProvider _clock;
    private readonly Histogram<double> _age;
    private long _drops;

    public CacheStatistics(TimeProvider clock, SecondLevelCache? secondLevel = null)
    {
        (_clock, SecondLevelCache) = (clock, secondLevel);
        _meter.CreateObservableCounter("usher.web.cache.requests", () => Measure(campaign => campaign.Hits, Result("hit")).Concat(Measure(campaign => campaign.Misses, Result("miss"))), "{request}", "Lists that were asked for, by campaign and by whether they came from the cache.");
        _meter.CreateObservableCounter("usher.web.cache.prefetches", () => Measure(campaign => campaign.Prefetches), "{list}", "Lists of active users that were renewed before somebody asked.");
        _meter.CreateObservableCounter("usher.web.cache.drops", () => Drops, "{event}", "Times that all lists of a user were dropped because of an event.");
        _age = _meter.CreateHistogram<double>("usher.web.cache.age", "s", "How old lists from the cache were when they were given.", tags: null, new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 30, 45, 60] });
        _meter.CreateObservableGauge("usher.web.cache.hit_rate", () => Measure(campaign => campaign.HitRate), "1", "Share of a campaign's lists that came from the cache, 0 to 1.");
        _meter.CreateObservableGauge("usher.web.cache.lists", () => Measure(campaign => campaign.Lists), "{list}", "Lists of a campaign that are in the cache, at most.");
    }

    /// <summary>Lists that came from the cache.</summary>
    public long Hits => _campaigns.Values.Sum(campaign => campaign.Hits);

    /// <summary>Lists that Personalize was asked for.</summary>
    public long Misses => _campaigns.Values.Sum(campaign => campaign.Misses);

    /// <summary>Share of lists that came from the cache, 0 to 1; 0 before the first.</summary>
    public double HitRate => Hits is var hits && hits + Misses is > 0 and var all ? (double)hits / all : 0;

    /// <summary>How old lists from the cache were when they were given, on average.</summary>
    public TimeSpan MeanAge => Hits is > 0 and var hits ? TimeSpan.FromTicks(_campaigns.Values.Sum(campaign => campaign.Age.Ticks)) / hits : TimeSpan.Zero;

    /// <summary>Lists that were renewed before somebody asked.</summary>
    public long Prefetches => _campaigns.Values.Sum(campaign => campaign.Prefetches);

    /// <summary>Times that all lists of a user were dropped.</summary>
    public long Drops => Volatile.Read(ref _drops);

    /// <summary>Redis; null where none was configured.</summary>
    public SecondLevelCache? SecondLevelCache { get; }

    /// <summary>Of one campaign; null where nobody has asked for its lists here.</summary>
    public CampaignCacheStatistics? Find(string campaignArn) => _campaigns.GetValueOrDefault(campaignArn);

    public void RecordHit(string campaignArn, TimeSpan age)
    {
        ForCampaign(campaignArn).RecordHit(age);
        _age.Record(age.TotalSeconds, new KeyValuePair<string, object?>(CampaignTag, campaignArn));
    }

    public void RecordMiss(string campaignArn) => ForCampaign(campaignArn).RecordMiss();

    public void RecordPrefetch(string campaignArn) => ForCampaign(campaignArn).RecordPrefetch();

    public void RecordDrop() => Interlocked.Increment(ref _drops);

    public void Dispose() => _meter.Dispose();

    private CampaignCacheStatistics ForCampaign(string campaignArn) =>
        _campaigns.TryGetValue(campaignArn, out var campaign) ? campaign : _campaigns.GetOrAdd(campaignArn, _ => new(_clock));

    private static KeyValuePair<string, object?> Result(string result) => new("result", result);

    private IEnumerable<Measurement<T>> Measure<T>(Func<CampaignCacheStatistics, T> figure, params KeyValuePair<string, object?>[] tags)
        where T : struct => _campaigns.Select(campaign => new Measurement<T>(figure(campaign.Value), [new(CampaignTag, campaign.Key), .. tags]));
}
