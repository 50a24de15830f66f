using Microsoft.Extensions.Caching.Hybrid;

namespace Usher.Web.Caching;

/// <summary>Lists that were asked for lately, by query and by generation of the user.</summary>
internal sealed class RecommendationCache(HybridCache cache, IRecommendationSource source, UserGenerations generations, CacheStatistics statistics, ActiveUsers users, TimeProvider clock)
{
    /// <summary>How long a list is given without asking again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    // Clocks of several machines differ a little.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    private static readonly HybridCacheEntryOptions Usual = new() { Expiration = Lifetime, LocalCacheExpiration = Lifetime };
    private static readonly HybridCacheEntryOptions Anew = new()
    {
        Expiration = Lifetime,
        LocalCacheExpiration = Lifetime,
        Flags = HybridCacheEntryFlags.DisableLocalCacheRead | HybridCacheEntryFlags.DisableDistributedCacheRead,
    };

    /// <summary>The answer, from the cache or asked for. Whoever leaves while it is on its way ends nothing: others may wait for it, and it is kept.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">It was refused.</exception>
    /// <exception cref="HttpRequestException">The service does not answer.</exception>
    public async ValueTask<CachedResponse> GetAsync(RecommendationQuery query, bool anew)
    {
        var (answer, wasAsked) = await FindAsync(query, anew ? Anew : Usual);
        users.Record(query);
        if (wasAsked)
            statistics.RecordMiss(query.Campaign.Arn);
        else
            statistics.RecordHit(query.Campaign.Arn, AgeOf(answer));
        return answer;
    }

    /// <summary>Sees to it that an answer is there, and younger than it would have to be.</summary>
    public async ValueTask RefreshAsync(RecommendationQuery query, TimeSpan oldest)
    {
        var (answer, wasAsked) = await FindAsync(query, Usual);
        if (!wasAsked && AgeOf(answer) > oldest)
            wasAsked = (await FindAsync(query, Anew)).WasAsked;
        if (wasAsked)
            statistics.RecordPrefetch(query.Campaign.Arn);
    }

    /// <summary>How old an answer is; zero where the clock says it is of the future.</summary>
    public TimeSpan AgeOf(CachedResponse answer) => clock.GetUtcNow() - answer.MadeAt is var age && age > TimeSpan.Zero ? age : TimeSpan.Zero;

    private async ValueTask<(CachedResponse Answer, bool WasAsked)> FindAsync(RecommendationQuery query, HybridCacheEntryOptions options)
    {
        var key = query.CacheKey(query.User is { } user ? await generations.GetAsync(user) : "");
        var asking = new Asking(source, query);
        var answer = await GetOrAskAsync(key, asking, options);
        // The cache counts by a clock that can be set; an answer says itself when it was made.
        if (!asking.Began && clock.GetUtcNow() - answer.MadeAt is var age && (age > Lifetime + Tolerance || age < -Tolerance))
            answer = await GetOrAskAsync(key, asking, Anew);
        return (answer, asking.Began);
    }

    private ValueTask<CachedResponse> GetOrAskAsync(string key, Asking asking, HybridCacheEntryOptions options) => cache.GetOrCreateAsync(
        key,
        asking,
        static (asking, _) =>
        {
            asking.Began = true;
            return asking.Source.FetchAsync(asking.Query);
        },
        options,
        tags: null,
        // With a token that can end it, the cache hands each query to a task of its own.
        CancellationToken.None);

    private sealed class Asking(IRecommendationSource source, RecommendationQuery query)
    {
        public IRecommendationSource Source => source;

        public RecommendationQuery Query => query;

        public bool Began { get; set; }
    }
}
