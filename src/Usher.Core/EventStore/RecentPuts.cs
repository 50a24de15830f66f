using System.Collections.Concurrent;

namespace Usher.Core.EventStore;

/// <summary>Remembers which rows were put by this node since somebody has read the layer, so that he need not read all of it again.</summary>
public sealed class RecentPuts(IEventStore store)
{
    private readonly ConcurrentDictionary<string, PutsSince> _watched = new(StringComparer.Ordinal);

    /// <summary>Begins to remember; what was remembered for an earlier reader of the layer is complete for him no longer.</summary>
    internal PutsSince Watch(string layer)
    {
        var since = new PutsSince(id => store.Find(layer, id));
        _watched.AddOrUpdate(layer, since, (_, earlier) =>
        {
            earlier.End();
            return since;
        });
        return since;
    }

    /// <summary>Tells that rows are in the store.</summary>
    internal void Note(string layer, IReadOnlyList<PutRow> rows)
    {
        if (_watched.TryGetValue(layer, out var since))
            since.Add(rows);
    }
}
