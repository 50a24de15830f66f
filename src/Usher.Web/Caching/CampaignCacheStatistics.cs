namespace Usher.Web.Caching;

/// <summary>Counts hits and misses of the cache for one campaign since the application started.</summary>
internal sealed class CampaignCacheStatistics(TimeProvider clock)
{
    private readonly Lock _gate = new();

    // A ring buffer: the number of lists fetched in each of the last seconds.
    private readonly (long Second, int Lists)[] _fetchesBySecond = new (long, int)[(int)RecommendationCache.Lifetime.TotalSeconds];
    private long _hits;
    private long _misses;
    private long _prefetches;
    private long _ageMilliseconds;

    /// <summary>Lists served from the cache.</summary>
    public long Hits => Volatile.Read(ref _hits);

    /// <summary>Lists fetched because a client asked for them.</summary>
    public long Misses => Volatile.Read(ref _misses);

    /// <summary>Lists fetched before a client asked for them.</summary>
    public long Prefetches => Volatile.Read(ref _prefetches);

    /// <summary>Sum of the ages of lists when they were served from the cache.</summary>
    public TimeSpan Age => TimeSpan.FromMilliseconds(Volatile.Read(ref _ageMilliseconds));

    /// <summary>Share of lists served from the cache, 0 to 1; 0 before the first list.</summary>
    public double HitRate => Hits is var hits && hits + Misses is > 0 and var all ? (double)hits / all : 0;

    /// <summary>Mean age of lists when they were served from the cache.</summary>
    public TimeSpan MeanAge => Hits is > 0 and var hits ? Age / hits : TimeSpan.Zero;

    /// <summary>Lists fetched within the lifetime of a list: an upper bound of those in the cache, because a list that was fetched twice is there once.</summary>
    public int Lists
    {
        get
        {
            var now = CurrentSecond();
            lock (_gate)
                return _fetchesBySecond.Where(fetched => fetched.Second > now - _fetchesBySecond.Length).Sum(fetched => fetched.Lists);
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
            ref var slot = ref _fetchesBySecond[now % _fetchesBySecond.Length];
            slot = (now, slot.Second == now ? slot.Lists + 1 : 1);
        }
    }

    private long CurrentSecond() => clock.GetUtcNow().ToUnixTimeSeconds();
}
