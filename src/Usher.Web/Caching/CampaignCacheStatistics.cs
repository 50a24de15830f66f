namespace Usher.Web.Caching;

/// <summary>How the cache does for one campaign, since the application was started.</summary>
internal sealed class CampaignCacheStatistics(TimeProvider clock)
{
    private readonly Lock _gate = new();

    // Lists that were fetched, by the second in which they were; a second is counted anew when its place comes round again.
    private readonly (long Second, int Lists)[] _fetchesBySecond = new (long, int)[(int)RecommendationCache.Lifetime.TotalSeconds];
    private long _hits;
    private long _misses;
    private long _prefetches;
    private long _ageMilliseconds;

    /// <summary>Lists that came from the cache.</summary>
    public long Hits => Volatile.Read(ref _hits);

    /// <summary>Lists that the campaign was asked for.</summary>
    public long Misses => Volatile.Read(ref _misses);

    /// <summary>Lists that were renewed before somebody asked.</summary>
    public long Prefetches => Volatile.Read(ref _prefetches);

    /// <summary>How old all lists from the cache were together when they were given.</summary>
    public TimeSpan Age => TimeSpan.FromMilliseconds(Volatile.Read(ref _ageMilliseconds));

    /// <summary>Share of lists that came from the cache, 0 to 1; 0 before the first.</summary>
    public double HitRate => Hits is var hits && hits + Misses is > 0 and var all ? (double)hits / all : 0;

    /// <summary>How old lists from the cache were when they were given, on average.</summary>
    public TimeSpan MeanAge => Hits is > 0 and var hits ? Age / hits : TimeSpan.Zero;

    /// <summary>Lists that were fetched lately enough to be in the cache: as many are there at most, for one that is fetched anew takes the place of the older one.</summary>
    public int Lists
    {
        get
        {
            var now = CurrentSecond();
            lock (_gate)
                return _fetchesBySecond.Where(one => one.Second > now - _fetchesBySecond.Length).Sum(one => one.Lists);
        }
    }

    public void RecordHit(TimeSpan age)
    {
        Interlocked.Increment(ref _hits);
        Interlocked.Add(ref _ageMilliseconds, (long)age.TotalMilliseconds);
    }

    public void RecordMiss()
    {
        Interlocked.Increment(ref _misses);
        RecordFetch();
    }

    public void RecordPrefetch()
    {
        Interlocked.Increment(ref _prefetches);
        RecordFetch();
    }

    private void RecordFetch()
    {
        var now = CurrentSecond();
        lock (_gate)
        {
            ref var place = ref _fetchesBySecond[now % _fetchesBySecond.Length];
            place = (now, place.Second == now ? place.Lists + 1 : 1);
        }
    }

    private long CurrentSecond() => clock.GetUtcNow().ToUnixTimeSeconds();
}
