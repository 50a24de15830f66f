using Usher.Datasets.Rows;
using Usher.Filters.Expressions;
using Usher.Filters.Sets;

namespace Usher.Core.Filters;

/// <summary>A part of a filter with the values of a request.</summary>
/// <param name="part">The part.</param>
/// <param name="compiled">The filter.</param>
internal sealed class BoundPart(FilterPart part, CompiledFilter compiled)
{
    private KeptRows? _rows;

    /// <summary>The items by model whose rows meet the condition; not for conditions on the current item.</summary>
    public KeptSets<ulong[]> Sets { get; } = new();

    /// <summary>The part.</summary>
    public FilterPart Part => part;

    /// <summary>The filter it is a part of.</summary>
    public CompiledFilter Filter => compiled;

    /// <summary>Whether its conditions are on interactions, of items or of actions.</summary>
    public bool ReadsInteractions { get; } = part.Dataset is FilterDataset.Interactions or FilterDataset.ActionInteractions;

    /// <summary>Whether it has conditions on the row of the user.</summary>
    public bool ReadsUser => part.UserConditions.Count > 0;

    /// <summary>Whether its conditions compare with the item that the request names.</summary>
    public bool ReadsCurrentItem { get; } = part.Fields.Any(field => field.Dataset is FilterDataset.CurrentItem);

    /// <summary>The rows that meet a condition of the part. Those of the part's own condition are kept until other rows come.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="condition">The part's condition with the values of the current item.</param>
    public RowBits Rows(DatasetRows rows, Condition condition)
    {
        if (!ReferenceEquals(condition, part.Condition))
            return new ColumnEvaluator(rows).Evaluate(condition);
        if (Volatile.Read(ref _rows) is { } kept && kept.Rows == rows.Number)
            return kept.Bits;

        var bits = new ColumnEvaluator(rows).Evaluate(condition);
        Volatile.Write(ref _rows, new(rows.Number, bits));
        return bits;
    }

    // By number, so that what is kept does not keep the rows in memory.
    private sealed record KeptRows(long Rows, RowBits Bits);
}
