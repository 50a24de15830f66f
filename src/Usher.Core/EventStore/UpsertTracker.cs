using System.Collections.Concurrent;

namespace Usher.Core.EventStore;

/// <summary>Remembers which rows were put on this node since a stream was read, so that its reader need not read the whole stream again.</summary>
public sealed class UpsertTracker(IEventStore store)
{
    private readonly ConcurrentDictionary<string, PendingUpserts> _watched = new(StringComparer.Ordinal);

    /// <summary>Begins to remember. What an earlier reader of the stream was given is no longer complete.</summary>
    internal PendingUpserts Watch(string stream)
    {
        var since = new PendingUpserts((id, cancellationToken) => store.FindRowAsync(stream, id, cancellationToken));
        _watched.AddOrUpdate(stream, since, (_, earlier) =>
        {
            earlier.End();
            return since;
        });
        return since;
    }

    /// <summary>Notes rows that are in the store.</summary>
    internal void Note(string stream, IReadOnlyList<PutRow> rows)
    {
        if (_watched.TryGetValue(stream, out var since))
            since.Add(rows);
    }
}
