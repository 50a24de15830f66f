using Usher.Ranking.Histories;

namespace Usher.Ranking.Actions;

/// <summary>The categories of items or users: those of row r are at [Offsets[r], Offsets[r + 1]) of Categories.</summary>
/// <param name="Offsets">(rows + 1) where each row's categories begin.</param>
/// <param name="Categories">Numbers from 0 to <paramref name="Count"/> - 1, row by row.</param>
/// <param name="Count">How many categories there are.</param>
public sealed record CategoryTable(ReadOnlyMemory<int> Offsets, ReadOnlyMemory<int> Categories, int Count)
{
    /// <summary>A table without rows.</summary>
    public static CategoryTable Empty { get; } = new(new int[1], ReadOnlyMemory<int>.Empty, 0);

    /// <summary>The categories of one row.</summary>
    internal static ReadOnlySpan<int> Of(ReadOnlySpan<int> offsets, ReadOnlySpan<int> categories, int row) => categories[offsets[row]..offsets[row + 1]];

    /// <summary>Refuses a table whose parts do not fit together.</summary>
    /// <param name="rows">How many rows it must have; -1 for any.</param>
    /// <exception cref="ArgumentException">They do not.</exception>
    internal void Check(int rows)
    {
        if (Offsets.Length == 0 || !Ranges.AreRows(Offsets.Span, rows < 0 ? Offsets.Length - 1 : rows, Categories.Length) || !Ranges.AreBelow(Categories.Span, Count))
            throw new ArgumentException($"The table has {Offsets.Length - 1} rows and {Categories.Length} categories of {Count}, which do not fit together{(rows < 0 ? "" : $", or not to {rows} rows")}.");
    }
}
