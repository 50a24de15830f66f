using Usher.Core.Resources;

namespace Usher.Core.Records;

/// <summary>The service's resources: one snapshot to read, one writer at a time, and nothing changes here that is not on the disk first.</summary>
public sealed class ServiceRecords : IDisposable
{
    private readonly IResourceStore _store;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _writer = new(1, 1);
    private volatile ServiceSnapshot _current;

    private ServiceRecords(ServiceSnapshot current, IResourceStore store, TimeProvider clock) => (_current, _store, _clock) = (current, store, clock);

    /// <summary>As it stands. Safe to read at any time and for any length of time.</summary>
    public ServiceSnapshot Current => _current;

    /// <summary>Is told of each change before it is written; what it throws, the change fails with. Null for nobody.</summary>
    public Func<ServiceSnapshot, ServiceSnapshot, Task>? BeforeWrite { get; set; }

    /// <summary>The moment, in whole milliseconds as the service keeps it.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>Reads what the store has.</summary>
    public static async Task<ServiceRecords> OpenAsync(IResourceStore store, TimeProvider clock, CancellationToken cancellationToken) =>
        new(ServiceSnapshot.Of(await store.ReadAsync(cancellationToken)), store, clock);

    /// <summary>Makes one change: checks it against the snapshot, writes it, and then shows it.</summary>
    /// <param name="change">Gives the next snapshot, or the same where nothing changes, or throws where it may not be.</param>
    /// <param name="cancellationToken">Ends the wait for other writers; a change that has begun is finished.</param>
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

    /// <summary>Changes one resource, if it is still there.</summary>
    /// <returns>The resource as it is now; null where it has gone.</returns>
    public async Task<T?> ChangeAsync<T>(string arn, Func<T, T> change, CancellationToken cancellationToken)
        where T : Resource
    {
        var after = await ChangeAsync(before => before.Find<T>(arn) is { } resource ? before.With(change(resource)) : before, cancellationToken);
        return after.Find<T>(arn);
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
