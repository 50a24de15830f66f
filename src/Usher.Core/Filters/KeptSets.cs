using System.Runtime.CompilerServices;
using Usher.Core.Models;
using Usher.Core.Rows;

namespace Usher.Core.Filters;

/// <summary>Keeps a set of items for each model until a row of the items changes.</summary>
/// <typeparam name="TSet">The sets.</typeparam>
internal sealed class KeptSets<TSet>
    where TSet : class
{
    private readonly ConditionalWeakTable<LoadedModel, Kept> _kept = [];

    /// <summary>The set of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="items">The rows that the set is made from.</param>
    /// <param name="make">Makes the set.</param>
    public TSet Get(LoadedModel model, RowTable items, Func<TSet> make)
    {
        // Read before the rows are, so that a row that is put meanwhile makes this set outdated.
        var revision = items.Revision;
        if (_kept.TryGetValue(model, out var kept) && kept.Items == items && kept.Revision == revision)
            return kept.Set;

        var set = make();
        _kept.AddOrUpdate(model, new(items, revision, set));
        return set;
    }

    private sealed record Kept(RowTable Items, long Revision, TSet Set);
}
