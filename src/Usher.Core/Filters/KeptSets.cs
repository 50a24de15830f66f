using Usher.Core.Models;
using Usher.Core.Rows;

namespace Usher.Core.Filters;

/// <summary>Keeps a set of items for each of a few models until a row of the items changes.</summary>
/// <remarks>Models and tables are told apart by their numbers, so that a kept set keeps neither in memory.</remarks>
/// <typeparam name="TSet">The sets.</typeparam>
internal sealed class KeptSets<TSet>
    where TSet : class
{
    private const int MaxModels = 8;

    private Kept[] _kept = [];

    /// <summary>The set of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="items">The rows that the set is made from.</param>
    /// <param name="make">Makes the set.</param>
    public TSet Get(LoadedModel model, RowTable items, Func<TSet> make)
    {
        // Read before the rows are, so that a row that is put meanwhile makes this set outdated.
        var revision = items.Revision;
        var all = Volatile.Read(ref _kept);
        foreach (var kept in all)
        {
            if (kept.Model == model.Number && kept.Items == items.Number && kept.Revision == revision)
                return kept.Set;
        }

        var set = make();
        // Of two requests at once, one may lose its set, which is then made again.
        Volatile.Write(ref _kept, [new(model.Number, items.Number, revision, set), .. all.Where(kept => kept.Model != model.Number).Take(MaxModels - 1)]);
        return set;
    }

    private sealed record Kept(long Model, long Items, long Revision, TSet Set);
}
