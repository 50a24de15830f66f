using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Usher.Web.Caching;

/// <summary>Counts hits and misses of the cache by campaign since the application started: for the console, and as instruments of a meter.</summary>
/// <remarks>The tag campaign_arn has the same name in the metrics of the service. Its values are ARNs of existing campaigns, so their number is limited.</remarks>
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
        _meter.CreateObservableCounter(
            "usher.web.cache.requests",
            () => Measure(campaign => campaign.Hits, Result("hit")).Concat(Measure(campaign => campaign.Misses, Result("miss"))),
            "{request}",
            "Requests for lists, by campaign and by whether the list came from the cache.");
        _meter.CreateObservableCounter("usher.web.cache.prefetches", () => Measure(campaign => campaign.Prefetches), "{list}", "Lists of active users that were fetched before a client asked for them.");
        _meter.CreateObservableCounter("usher.web.cache.drops", () => Drops, "{event}", "Events that dropped all cached lists of a user.");
        _age = _meter.CreateHistogram<double>(
            "usher.web.cache.age",
            "s",
            "Age of lists when they were served from the cache.",
            tags: null,
            new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 30, 45, 60] });
        _meter.CreateObservableGauge("usher.web.cache.hit_rate", () => Measure(campaign => campaign.HitRate), "1", "Share of a campaign's lists that were served from the cache, 0 to 1.");
        _meter.CreateObservableGauge("usher.web.cache.lists", () => Measure(campaign => campaign.Lists), "{list}", "Upper bound of the number of a campaign's lists in the cache.");
    }

    /// <summary>Lists served from the cache.</summary>
    public long Hits => _campaigns.Values.Sum(campaign => campaign.Hits);

    /// <summary>Lists fetched from Personalize because a client asked for them.</summary>
    public long Misses => _campaigns.Values.Sum(campaign => campaign.Misses);

    /// <summary>Share of lists served from the cache, 0 to 1; 0 before the first list.</summary>
    public double HitRate => Hits is var hits && hits + Misses is > 0 and var all ? (double)hits / all : 0;

    /// <summary>Mean age of lists when they were served from the cache.</summary>
    public TimeSpan MeanAge => Hits is > 0 and var hits ? TimeSpan.FromTicks(_campaigns.Values.Sum(campaign => campaign.Age.Ticks)) / hits : TimeSpan.Zero;

    /// <summary>Lists fetched before a client asked for them.</summary>
    public long Prefetches => _campaigns.Values.Sum(campaign => campaign.Prefetches);

    /// <summary>Events that dropped all cached lists of a user.</summary>
    public long Drops => Volatile.Read(ref _drops);

    /// <summary>The second level; null where no Redis is configured.</summary>
    public SecondLevelCache? SecondLevelCache { get; }

    /// <summary>The statistics of one campaign; null where no client has asked for its lists.</summary>
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
