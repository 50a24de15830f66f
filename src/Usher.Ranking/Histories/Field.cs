namespace Usher.Ranking.Histories;

/// <summary>One metadata column of items, users or events, as sets of category numbers. Numeric columns arrive cut into ranges.</summary>
/// <remarks>
/// The categories of row r (an item's or a user's index) are <see cref="Categories"/>[<see cref="Offsets"/>[r] .. <see cref="Offsets"/>[r + 1]);
/// a row without a value has none.
/// </remarks>
public sealed class Field
{
    /// <summary>The column's name in its schema, such as GENRES.</summary>
    public required string Name { get; init; }

    /// <summary>What each category number stands for: a category, or a range such as "1990..1994".</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>(rows + 1) where each row's categories begin.</summary>
    public required int[] Offsets { get; init; }

    /// <summary>Category numbers, 0 to <see cref="Labels"/>.Count - 1, row by row.</summary>
    public required int[] Categories { get; init; }

    /// <summary>For a numeric column, the smallest value of each range, ascending; null for a column of categories.</summary>
    public double[]? Starts { get; init; }

    /// <summary>The category numbers of one row.</summary>
    /// <param name="row">Index of the item or user.</param>
    public ReadOnlySpan<int> Of(int row) => Categories.AsSpan(Offsets[row], Offsets[row + 1] - Offsets[row]);

    /// <summary>The same column for some rows, in an order of the caller's.</summary>
    /// <param name="rows">Rows of this field.</param>
    internal Field Select(int[] rows)
    {
        var offsets = new int[rows.Length + 1];
        var categories = new List<int>(Categories.Length);
        for (var index = 0; index < rows.Length; index++)
        {
            categories.AddRange(Of(rows[index]));
            offsets[index + 1] = categories.Count;
        }

        return new Field { Name = Name, Labels = Labels, Starts = Starts, Offsets = offsets, Categories = [.. categories] };
    }
}
