using System.Collections.Concurrent;

namespace Usher.Core.EventStore;

/// <summary>Remembers which rows were put by this node since somebody has read the stream, so that he need not read all of it again.</summary>
public sealed class UpsertTracker(IEventStore store)
{
    private readonly ConcurrentDictionary<string, PendingUpserts> _watched = new(StringComparer.Ordinal);

    /// <summary>Begins to remember; what was remembered for an earlier reader of the stream is complete for him no longer.</summary>
    internal PendingUpserts Watch(string stream)
    {
        var since = new PendingUpserts(id => store.Find(stream, id));
        _watched.AddOrUpdate(stream, since, (_, earlier) =>
        {
            earlier.End();
            return since;
        });
        return since;
    }

    /// <summary>Tells that rows are in the store.</summary>
    internal void Note(string stream, IReadOnlyList<PutRow> rows)
    {
        if (_watched.TryGetValue(stream, out var since))
            since.Add(rows);
    }
}
