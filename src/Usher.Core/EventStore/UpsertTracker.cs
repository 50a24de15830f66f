using System.Collections.Concurrent;
using System.Collections.Immutable;
using Usher.Datasets.Schemas;

namespace Usher.Core.EventStore;

/// <summary>Tracks for each reader of a stream of items or users which rows were put on this node since, so that the reader need not read the whole stream again.</summary>
public sealed class UpsertTracker(IEventStore store)
{
    // Readers do not unsubscribe, so they are held by weak references.
    private readonly ConcurrentDictionary<string, ImmutableArray<WeakReference<PendingUpserts>>> _watching = new(StringComparer.Ordinal);

    /// <summary>Begins to note the rows of a stream, until the result is garbage-collected.</summary>
    /// <param name="stream">The dataset's stream.</param>
    /// <param name="schema">The dataset's columns.</param>
    internal PendingUpserts Watch(string stream, Schema schema)
    {
        var upserts = new PendingUpserts(async (id, cancellationToken) => await store.FindRowAsync(stream, id, cancellationToken) is { } row ? PutColumns.Texts(row.Columns, schema) : null);
        var added = new WeakReference<PendingUpserts>(upserts);
        _watching.AddOrUpdate(stream, [added], (_, earlier) => [.. earlier.Where(one => one.TryGetTarget(out PendingUpserts? _)), added]);
        return upserts;
    }

    /// <summary>Notes rows that are in the store.</summary>
    internal void Note(string stream, IReadOnlyList<PutRow> rows)
    {
        foreach (var watching in _watching.GetValueOrDefault(stream, []))
        {
            if (watching.TryGetTarget(out var upserts))
                upserts.Add(rows);
        }
    }
}
