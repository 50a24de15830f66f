using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace Usher.Web.Caching;

/// <summary>A distributed cache that may fail: reads then find nothing and writes are lost. While it is unavailable, one call every few seconds tries it again.</summary>
internal sealed partial class SecondLevelCache(IDistributedCache inner, TimeProvider clock, ILogger<SecondLevelCache> log) : IDistributedCache
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    private long _unavailableSince;

    /// <summary>Whether the last call succeeded.</summary>
    public bool IsAvailable => Volatile.Read(ref _unavailableSince) == 0;

    /// <returns>Null also where the cache is unavailable.</returns>
    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        byte[]? found = null;
        await TryAsync(async () => found = await inner.GetAsync(key, token));
        return found;
    }

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => TryAsync(() => inner.SetAsync(key, value, options, token));

    public Task RefreshAsync(string key, CancellationToken token = default) => TryAsync(() => inner.RefreshAsync(key, token));

    public Task RemoveAsync(string key, CancellationToken token = default) => TryAsync(() => inner.RemoveAsync(key, token));

    /// <returns>Whether the value was saved.</returns>
    public Task<bool> TrySetAsync(string key, byte[] value, TimeSpan lifetime) =>
        TryAsync(() => inner.SetAsync(key, value, new() { AbsoluteExpirationRelativeToNow = lifetime }, CancellationToken.None));

    byte[]? IDistributedCache.Get(string key) => throw NotAsync();

    void IDistributedCache.Refresh(string key) => throw NotAsync();

    void IDistributedCache.Remove(string key) => throw NotAsync();

    void IDistributedCache.Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw NotAsync();

    private async Task<bool> TryAsync(Func<Task> call)
    {
        if (Volatile.Read(ref _unavailableSince) is > 0 and var since && clock.GetElapsedTime(since) < RetryDelay)
            return false;

        try
        {
            await call();
            if (Interlocked.Exchange(ref _unavailableSince, 0) != 0)
                LogAvailable();
            return true;
        }
        // A Redis client throws exceptions of many types. No response of the application depends on Redis.
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            if (Interlocked.Exchange(ref _unavailableSince, clock.GetTimestamp()) == 0)
                LogUnavailable(fault.Message);
            return false;
        }
    }

    private static NotSupportedException NotAsync() => new("Use the asynchronous methods of the second-level cache.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis does not answer, so the web application caches in memory alone until it does: {Reason}")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis answers again.")]
    private partial void LogAvailable();
}
