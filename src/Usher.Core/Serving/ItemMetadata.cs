using Usher.Core.Rows;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Core.Serving;

/// <summary>Adds columns of the Items dataset to the items of an answer.</summary>
/// <remarks>Developer Guide, "Item metadata in recommendations". A row of PutItems counts from the next response on.</remarks>
public sealed class ItemMetadata(RowTables tables)
{
    /// <summary>The items with these columns; an item without a value lacks the column.</summary>
    internal async ValueTask<PredictedItem[]> AddAsync(PredictedItem[] items, IReadOnlyList<string> columns, string groupArn, CancellationToken cancellationToken)
    {
        var table = await tables.ItemsOfAsync(groupArn, cancellationToken);
        (string Column, string Key)[] asked = [.. columns.Select(column => (column, column.ToLowerInvariant()))];
        return Array.ConvertAll(items, item => item with { Metadata = Values(table, item.ItemId!, asked) });
    }

    private static Dictionary<string, string> Values(RowTable table, string itemId, (string Column, string Key)[] asked)
    {
        var values = new Dictionary<string, string>(asked.Length, StringComparer.Ordinal);
        foreach (var (column, key) in asked)
        {
            if (table.Find(itemId, column) is { } value)
                values[key] = value;
        }

        return values;
    }
}
