using System.Collections.Concurrent;

namespace Usher.Core.EventStore;

/// <summary>The rows of a stream that were put since a reader has read the stream.</summary>
/// <param name="find">Reads the row of an id from the store.</param>
#pragma warning disable CA1001 // A SemaphoreSlim without a wait handle holds nothing to dispose.
internal sealed class PendingUpserts(Func<string, CancellationToken, ValueTask<PutRow?>> find)
#pragma warning restore CA1001
{
    /// <summary>Beyond about this many it is cheaper to read the stream again.</summary>
    public const int Most = 10_000;

    private readonly ConcurrentDictionary<string, PutRow?> _rows = new(StringComparer.Ordinal);
    // Each put has a mark of its own: a put that arrives while its row is being read stays noted.
    private readonly ConcurrentDictionary<string, object> _unread = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile bool _hasEnded;

    /// <summary>Whether all rows that were put are among these.</summary>
    public bool IsComplete => !_hasEnded;

    /// <summary>The ids of the rows.</summary>
    public ICollection<string> Ids => _rows.Keys;

    /// <summary>Whether there are no rows.</summary>
    public bool IsEmpty => _rows.IsEmpty;

    /// <summary>Whether a row of this id was put.</summary>
    public bool Has(string id) => _rows.ContainsKey(id);

    /// <summary>The row of an id as of the last <see cref="ReadAsync"/>; null where none was put.</summary>
    public PutRow? Find(string id) => _rows.GetValueOrDefault(id);

    /// <summary>Notes rows that are in the store.</summary>
    public void Add(IReadOnlyList<PutRow> rows)
    {
        if (_hasEnded)
            return;

        foreach (var row in rows)
            _unread[row.Id] = new();
        if (_rows.Count + _unread.Count > Most)
            End();
    }

    /// <summary>Reads the rows that were noted. They come from the store and not from the caller of <see cref="Add"/>, so that of two puts at the same moment the same one counts here and there.</summary>
    public async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        if (_unread.IsEmpty || _hasEnded)
            return;

        await _reading.WaitAsync(cancellationToken);
        try
        {
            foreach (var noted in _unread)
            {
                _rows[noted.Key] = await find(noted.Key, cancellationToken);
                _unread.TryRemove(noted);
            }
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Stops noting: the rows are no longer complete. Those that are here stay for readers that still use them.</summary>
    public void End() => _hasEnded = true;
}
