using System.Collections.Concurrent;

namespace Usher.Core.EventStore;

/// <summary>The rows that were put since somebody has read a stream.</summary>
/// <param name="find">Reads a row.</param>
internal sealed class PendingUpserts(Func<string, PutRow?> find)
{
    /// <summary>Beyond this many it is time to read the stream again.</summary>
    public const int Most = 10_000;

    private readonly ConcurrentDictionary<string, Lazy<PutRow?>> _rows = new(StringComparer.Ordinal);
    private volatile bool _hasEnded;

    /// <summary>Whether all of them are here.</summary>
    public bool IsComplete => !_hasEnded;

    /// <summary>Their ids.</summary>
    public ICollection<string> Ids => _rows.Keys;

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _rows.IsEmpty;

    /// <summary>Whether a row is among them.</summary>
    public bool Has(string id) => _rows.ContainsKey(id);

    /// <summary>The newest row of an id; null where none was put.</summary>
    public PutRow? Find(string id) => _rows.TryGetValue(id, out var row) ? row.Value : null;

    /// <summary>Adds rows that are in the store. They are read from there, so that of two puts at one moment the one counts that counted there.</summary>
    public void Add(IReadOnlyList<PutRow> rows)
    {
        if (_hasEnded)
            return;

        foreach (var row in rows)
            _rows[row.Id] = new(() => find(row.Id));
        if (_rows.Count > Most)
            End();
    }

    /// <summary>From now on they are not complete. Those that are here stay for whoever is looking at them.</summary>
    public void End() => _hasEnded = true;
}
