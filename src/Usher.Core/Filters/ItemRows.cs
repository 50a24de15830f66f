using System.Runtime.CompilerServices;
using Usher.Core.Models;
using Usher.Datasets.Rows;

namespace Usher.Core.Filters;

/// <summary>Finds the rows of a model's items.</summary>
internal static class ItemRows
{
    private static readonly ConditionalWeakTable<LoadedModel, Pair> Kept = [];

    /// <summary>(I) the row number of each item; -1 for an item without a row. It is kept as long as the model and the rows.</summary>
    public static ReadOnlySpan<int> Of(LoadedModel model, DatasetRows rows)
    {
        if (Kept.TryGetValue(model, out var kept) && kept.Rows == rows)
            return kept.Numbers;

        var numbers = model.Folder.Items.NumbersIn(rows.NumberOf);
        Kept.AddOrUpdate(model, new(rows, numbers));
        return numbers;
    }

    private sealed record Pair(DatasetRows Rows, int[] Numbers);
}
