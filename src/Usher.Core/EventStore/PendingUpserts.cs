using System.Collections.Concurrent;

namespace Usher.Core.EventStore;

/// <summary>The rows of a stream of items or users that were put since a reader has read the stream.</summary>
/// <param name="find">Reads the row of an id from the store, as text by column; null if there is none.</param>
internal sealed class PendingUpserts(Func<string, CancellationToken, ValueTask<IReadOnlyDictionary<string, string>?>> find)
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _rows = new(StringComparer.Ordinal);
    // Each put has a marker object, which distinguishes it from a later put of the same ID.
    private readonly ConcurrentDictionary<string, object> _unread = new(StringComparer.Ordinal);
    private long _noted;
    private long _read;
    private long _revision;
    private int _count;

    /// <summary>An instance without a stream, which has no rows.</summary>
    public static PendingUpserts None { get; } = new((_, _) => default);

    /// <summary>The number of rows.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Grows with each <see cref="ReadAsync"/> that read rows. While it stays, the rows stay.</summary>
    public long Revision => Volatile.Read(ref _revision);

    /// <summary>The ids of the rows.</summary>
    public IEnumerable<string> Ids => _rows.Select(row => row.Key);

    /// <summary>Whether a row of this id was put.</summary>
    public bool Has(string id) => _rows.ContainsKey(id);

    /// <summary>The row of an id as of the last <see cref="ReadAsync"/>; null if none was put.</summary>
    public IReadOnlyDictionary<string, string>? Find(string id) => _rows.GetValueOrDefault(id);

    /// <summary>Notes rows that are in the store.</summary>
    public void Add(IReadOnlyList<PutRow> rows)
    {
        foreach (var row in rows)
            _unread[row.Id] = new();
        Interlocked.Increment(ref _noted);
    }

    /// <summary>Reads the rows that were noted.</summary>
    /// <remarks>The rows come from the store and not from the caller of <see cref="Add"/>: of two puts of one id at the same moment, the row that the store kept counts.</remarks>
    public async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        // Most calls find nothing new.
        var upTo = Volatile.Read(ref _noted);
        if (Volatile.Read(ref _read) == upTo)
            return;

        foreach (var noted in _unread)
        {
            var row = await find(noted.Key, cancellationToken);
            lock (_lock)
            {
                // If the marker has changed, a newer put was noted or another reader was faster, so this row may be outdated.
                if (!_unread.TryGetValue(noted.Key, out var marker) || marker != noted.Value)
                    continue;

                if (row is not null)
                {
                    if (_rows.TryAdd(noted.Key, row))
                        _count++;
                    else
                        _rows[noted.Key] = row;
                    _revision++;
                }

                // Last, because a reader who finds no marker reads the row without waiting for this lock.
                _unread.TryRemove(noted);
            }
        }

        Volatile.Write(ref _read, upTo);
    }
}
