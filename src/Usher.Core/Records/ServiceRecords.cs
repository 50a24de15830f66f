using Usher.Core.Resources;

namespace Usher.Core.Records;

/// <summary>The service's resources in memory: readers use a snapshot, one writer changes it at a time, and each change is on the disk before readers see it.</summary>
public sealed class ServiceRecords : IDisposable
{
    private readonly IResourceStore _store;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _writer = new(1, 1);
    private volatile ServiceSnapshot _current;

    private ServiceRecords(ServiceSnapshot current, IResourceStore store, TimeProvider clock) => (_current, _store, _clock) = (current, store, clock);

    /// <summary>The current snapshot. It is immutable, so it can be read at any time and for any length of time.</summary>
    public ServiceSnapshot Current => _current;

    /// <summary>Called with the snapshots before and after each change, before it is written. If it throws, the change fails with that exception. Null for none.</summary>
    public Func<ServiceSnapshot, ServiceSnapshot, Task>? BeforeWrite { get; set; }

    /// <summary>The time now in whole milliseconds, as the service stores times.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>Reads the resources of the store.</summary>
    public static async Task<ServiceRecords> OpenAsync(IResourceStore store, TimeProvider clock, CancellationToken cancellationToken) =>
        new(ServiceSnapshot.Of(await store.ReadAsync(cancellationToken)), store, clock);

    /// <summary>Makes one change: computes it from the snapshot, writes it, and then publishes the new snapshot.</summary>
    /// <param name="change">Gives the next snapshot, or the same if nothing changes. It throws if the change is not allowed.</param>
    /// <param name="cancellationToken">Ends the wait for other writers. A change that has begun is completed.</param>
    public async Task<ServiceSnapshot> ChangeAsync(Func<ServiceSnapshot, ServiceSnapshot> change, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            var before = _current;
            var after = change(before);
            if (!ReferenceEquals(before, after))
            {
                if (BeforeWrite is { } told)
                    await told(before, after);
                var (written, removed) = ServiceSnapshot.Difference(before, after);
                await _store.WriteAsync(written, removed);
                _current = after;
            }

            return after;
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>Changes one resource, if it still exists.</summary>
    /// <returns>The changed resource; null if it no longer exists.</returns>
    public async Task<T?> ChangeAsync<T>(string arn, Func<T, T> change, CancellationToken cancellationToken)
        where T : Resource
    {
        var after = await ChangeAsync(before => before.Find<T>(arn) is { } resource ? before.With(change(resource)) : before, cancellationToken);
        return after.Find<T>(arn);
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
