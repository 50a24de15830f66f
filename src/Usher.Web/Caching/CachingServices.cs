using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using Usher.Web.Configuration;

namespace Usher.Web.Caching;

/// <summary>Registers the cache of lists: in memory, and with Redis as second level where one is configured.</summary>
internal static class CachingServices
{
    private const long MaxBytes = 256 * 1024 * 1024;

    private const int MaxKeyLength = 512;

    // A new number for each change of how users are assigned to generations: lists of an older version are then not found.
    private const string KeyPrefix = "usher:2:";

    private static readonly TimeSpan RedisTimeout = TimeSpan.FromMilliseconds(500);

    public static IServiceCollection AddCaching(this IServiceCollection services, WebOptions options)
    {
        services.AddMemoryCache(memory => memory.SizeLimit = MaxBytes);
        services.AddHybridCache(hybrid => hybrid.MaximumKeyLength = MaxKeyLength).AddSerializer<CachedResponse, CachedResponseSerializer>();
        if (options.Redis is { } address)
            services.AddSecondLevel(new RedisCache(RedisOptionsOf(address)));

        return services
            .AddSingleton(provider => new UserGenerations(provider.GetService<SecondLevelCache>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => new CacheStatistics(provider.GetRequiredService<TimeProvider>(), provider.GetService<SecondLevelCache>()))
            .AddSingleton<RecommendationCache>()
            .AddSingleton<ActiveUsers>()
            .AddSingleton<Prefetcher>()
            .AddHostedService(provider => provider.GetRequiredService<Prefetcher>());
    }

    /// <summary>Adds a second level to the cache.</summary>
    public static IServiceCollection AddSecondLevel(this IServiceCollection services, IDistributedCache store) => services
        .AddSingleton(provider => new SecondLevelCache(store, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SecondLevelCache>>()))
        .AddSingleton<IDistributedCache>(provider => provider.GetRequiredService<SecondLevelCache>());

    private static RedisCacheOptions RedisOptionsOf(string address)
    {
        var redis = ConfigurationOptions.Parse(address);
        // Redis may start after the application and may stop: no request waits for it.
        redis.AbortOnConnectFail = false;
        redis.BacklogPolicy = BacklogPolicy.FailFast;
        redis.ConnectTimeout = redis.AsyncTimeout = redis.SyncTimeout = (int)RedisTimeout.TotalMilliseconds;
        return new() { ConfigurationOptions = redis, InstanceName = KeyPrefix };
    }
}
