using Usher.Filters.Expressions;
using Usher.Ranking.Rankers;

namespace Usher.Core.Filters;

/// <summary>A filter with the values of a request.</summary>
internal sealed class BoundFilter
{
    /// <param name="compiled">The filter.</param>
    /// <param name="bound">Its parts with values; null where all parts were left out.</param>
    /// <param name="leftOut">The EXCLUDE parts without effect, because a value for them is missing.</param>
    public BoundFilter(CompiledFilter compiled, Filter? bound, IReadOnlyList<FilterPart> leftOut)
    {
        (Compiled, Target) = (compiled, compiled.Filter.Target);
        Parts = bound is null ? [] : [.. bound.Parts.Select(part => new BoundPart(part, compiled))];
        LeftOut = leftOut;
    }

    /// <summary>The filter without values.</summary>
    public CompiledFilter Compiled { get; }

    /// <summary>What it filters.</summary>
    public FilterTarget Target { get; }

    /// <summary>The parts; none if everything passes.</summary>
    public IReadOnlyList<BoundPart> Parts { get; }

    /// <summary>The EXCLUDE parts without effect, because a value for them is missing.</summary>
    public IReadOnlyList<FilterPart> LeftOut { get; }

    /// <summary>Whether the same items pass for every request.</summary>
    public bool IsStatic => !Parts.Any(part => part.ReadsInteractions || part.ReadsUser || part.ReadsCurrentItem);

    /// <summary>The sets of static filters by model.</summary>
    public KeptSets<ItemSet> Sets { get; } = new();

    /// <summary>Whether it reads interactions of the user.</summary>
    public bool ReadsInteractions => Parts.Any(part => part.ReadsInteractions);

    /// <summary>Whether it reads the row of the user.</summary>
    public bool ReadsUser => Parts.Any(part => part.ReadsUser);

    /// <summary>Whether it reads the row of the item that the request names.</summary>
    public bool ReadsCurrentItem => Parts.Any(part => part.ReadsCurrentItem);
}
