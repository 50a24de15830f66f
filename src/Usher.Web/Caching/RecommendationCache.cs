using Microsoft.Extensions.Caching.Hybrid;

namespace Usher.Web.Caching;

/// <summary>Caches lists by query and by the user's generation.</summary>
internal sealed class RecommendationCache(HybridCache cache, IRecommendationSource source, UserGenerations generations, CacheStatistics statistics, ActiveUsers users, TimeProvider clock)
{
    /// <summary>How long a list is served from the cache.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    // The clocks of several machines differ a little.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    private static readonly HybridCacheEntryOptions Default = new() { Expiration = Lifetime, LocalCacheExpiration = Lifetime };
    private static readonly HybridCacheEntryOptions WithoutReading = new()
    {
        Expiration = Lifetime,
        LocalCacheExpiration = Lifetime,
        Flags = HybridCacheEntryFlags.DisableLocalCacheRead | HybridCacheEntryFlags.DisableDistributedCacheRead,
    };

    /// <summary>Gives a list from the cache, or fetches it. A fetch goes on when its client disconnects, because others may wait for the same list.</summary>
    /// <param name="query">The query.</param>
    /// <param name="forceFetch">Whether to fetch the list even if it is in the cache.</param>
    /// <returns>The list, and its age: zero where the clock says that it is from the future.</returns>
    /// <exception cref="Usher.Wire.Errors.AwsException">Personalize refused.</exception>
    /// <exception cref="HttpRequestException">Personalize does not answer.</exception>
    public async ValueTask<(CachedResponse Response, TimeSpan Age)> GetAsync(RecommendationQuery query, bool forceFetch)
    {
        var found = await FindAsync(query, forceFetch ? WithoutReading : Default);
        users.Record(query);
        if (found.IsFetched)
            statistics.RecordMiss(query.Campaign.Arn);
        else
            statistics.RecordHit(query.Campaign.Arn, found.Age);
        return (found.Response, found.Age);
    }

    /// <summary>Fetches a list that is not in the cache, or is older there than <paramref name="maxAge"/>.</summary>
    public async ValueTask RefreshAsync(RecommendationQuery query, TimeSpan maxAge)
    {
        var found = await FindAsync(query, Default);
        if (!found.IsFetched && found.Age > maxAge)
            found = await FindAsync(query, WithoutReading);
        if (found.IsFetched)
            statistics.RecordPrefetch(query.Campaign.Arn);
    }

    private async ValueTask<Found> FindAsync(RecommendationQuery query, HybridCacheEntryOptions options)
    {
        var key = query.CacheKey(query.User is { } user ? await generations.GetAsync(user) : "");
        var fetch = new Fetch(source, query);
        var response = await GetOrFetchAsync(key, fetch, options);
        var age = clock.GetUtcNow() - response.MadeAt;
        // HybridCache expires entries by a clock that can be set, so the age is checked here too.
        if (!fetch.HasBegun && (age > Lifetime + ClockTolerance || age < -ClockTolerance))
        {
            response = await GetOrFetchAsync(key, fetch, WithoutReading);
            age = clock.GetUtcNow() - response.MadeAt;
        }

        return new(response, age > TimeSpan.Zero ? age : TimeSpan.Zero, fetch.HasBegun);
    }

    private ValueTask<CachedResponse> GetOrFetchAsync(string key, Fetch fetch, HybridCacheEntryOptions options) => cache.GetOrCreateAsync(
        key,
        fetch,
        static (fetch, _) => fetch.BeginAsync(),
        options,
        tags: null,
        // With a token that can be cancelled, HybridCache runs each fetch in a task of its own.
        CancellationToken.None);

    private readonly record struct Found(CachedResponse Response, TimeSpan Age, bool IsFetched);

    private sealed class Fetch(IRecommendationSource source, RecommendationQuery query)
    {
        public bool HasBegun { get; private set; }

        public ValueTask<CachedResponse> BeginAsync()
        {
            HasBegun = true;
            return source.FetchAsync(query);
        }
    }
}
