using System.Diagnostics.Metrics;

namespace Usher.Web.Caching;

/// <summary>How the cache does, since the application was started: for the console, and as instruments of the meter "Usher.Web".</summary>
internal sealed class CacheStatistics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Usher.Web";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _requests;
    private readonly Counter<long> _prefetched;
    private readonly Counter<long> _dropped;
    private readonly Histogram<double> _age;
    private long _hits;
    private long _misses;
    private long _prefetches;
    private long _drops;
    private long _ageMilliseconds;

    public CacheStatistics(SecondLevel? secondLevel = null)
    {
        SecondLevel = secondLevel;
        _requests = _meter.CreateCounter<long>("usher.web.cache.requests", "{request}", "Lists that were asked for, by whether they came from the cache.");
        _prefetched = _meter.CreateCounter<long>("usher.web.cache.prefetches", "{list}", "Lists of active users that were renewed before somebody asked.");
        _dropped = _meter.CreateCounter<long>("usher.web.cache.drops", "{event}", "Times that all lists of a user were dropped because of an event.");
        _age = _meter.CreateHistogram<double>("usher.web.cache.age", "s", "How old lists from the cache were when they were given.");
        _meter.CreateObservableGauge("usher.web.cache.hit_rate", () => HitRate, "1", "Share of lists that came from the cache, 0 to 1.");
    }

    /// <summary>Lists that came from the cache.</summary>
    public long Hits => Volatile.Read(ref _hits);

    /// <summary>Lists that Personalize was asked for.</summary>
    public long Misses => Volatile.Read(ref _misses);

    /// <summary>Share of lists that came from the cache, 0 to 1; 0 before the first.</summary>
    public double HitRate => Hits is var hits && hits + Misses is > 0 and var all ? (double)hits / all : 0;

    /// <summary>How old lists from the cache were when they were given, on average.</summary>
    public TimeSpan MeanAge => Hits is > 0 and var hits ? TimeSpan.FromMilliseconds((double)Volatile.Read(ref _ageMilliseconds) / hits) : TimeSpan.Zero;

    /// <summary>Lists that were renewed before somebody asked.</summary>
    public long Prefetches => Volatile.Read(ref _prefetches);

    /// <summary>Times that all lists of a user were dropped.</summary>
    public long Drops => Volatile.Read(ref _drops);

    /// <summary>Redis; null where none was configured.</summary>
    public SecondLevel? SecondLevel { get; }

    public void Hit(TimeSpan age)
    {
        Interlocked.Increment(ref _hits);
        Interlocked.Add(ref _ageMilliseconds, (long)age.TotalMilliseconds);
        _requests.Add(1, new KeyValuePair<string, object?>("result", "hit"));
        _age.Record(age.TotalSeconds);
    }

    public void Miss()
    {
        Interlocked.Increment(ref _misses);
        _requests.Add(1, new KeyValuePair<string, object?>("result", "miss"));
    }

    public void Prefetched()
    {
        Interlocked.Increment(ref _prefetches);
        _prefetched.Add(1);
    }

    public void Dropped()
    {
        Interlocked.Increment(ref _drops);
        _dropped.Add(1);
    }

    public void Dispose() => _meter.Dispose();
}
