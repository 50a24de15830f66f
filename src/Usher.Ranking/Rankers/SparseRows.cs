using Usher.Ranking.Histories;

namespace Usher.Ranking.Rankers;

/// <summary>A square matrix over items of which few entries are not zero: row by row, only those.</summary>
public sealed class SparseRows
{
    private readonly ReadOnlyMemory<int> _offsets;
    private readonly ReadOnlyMemory<int> _columns;
    private readonly ReadOnlyMemory<float> _values;

    /// <summary>Takes the entries.</summary>
    /// <param name="offsets">(I + 1) where each row's entries begin; the last is their number.</param>
    /// <param name="columns">The column of each entry, 0 to I - 1, none twice in a row.</param>
    /// <param name="values">The value of each entry, finite.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public SparseRows(ReadOnlyMemory<int> offsets, ReadOnlyMemory<int> columns, ReadOnlyMemory<float> values)
    {
        if (offsets.IsEmpty || columns.Length != values.Length)
            throw new ArgumentException($"{offsets.Length} offsets, {columns.Length} columns and {values.Length} values do not make rows.");

        _offsets = offsets;
        _columns = columns;
        _values = values;
    }

    /// <summary>How many rows, and columns, there are: I.</summary>
    public int Count => _offsets.Length - 1;

    /// <summary>The columns of a row's entries.</summary>
    /// <param name="row">0 to <see cref="Count"/> - 1.</param>
    public ReadOnlySpan<int> ColumnsOf(int row) => _columns.Span[RangeOf(row)];

    /// <summary>The values of a row's entries, in the order of <see cref="ColumnsOf"/>.</summary>
    /// <param name="row">0 to <see cref="Count"/> - 1.</param>
    public ReadOnlySpan<float> ValuesOf(int row) => _values.Span[RangeOf(row)];

    /// <summary>Adds a row to sums.</summary>
    /// <param name="row">0 to <see cref="Count"/> - 1.</param>
    /// <param name="sums">(I) what is added to.</param>
    internal void AddTo(int row, Span<float> sums)
    {
        var columns = ColumnsOf(row);
        var values = ValuesOf(row);
        for (var i = 0; i < columns.Length; i++)
        {
            // Looked at here and not when the model is opened, so that only the rows in use are read from disk.
            if ((uint)columns[i] >= (uint)sums.Length)
                throw new InvalidDataException($"Row {row} has column {columns[i]} of {sums.Length}: the model is damaged. Train again.");
            sums[columns[i]] += values[i];
        }
    }

    internal void Save(RankerWriter writer)
    {
        writer.Tensor("offsets", _offsets.Span, _offsets.Length);
        writer.Tensor("columns", _columns.Span, _columns.Length);
        writer.Tensor("values", _values.Span, _values.Length);
    }

    internal static SparseRows Load(RankerReader reader)
    {
        var offsets = reader.Vector<int>("offsets");
        var columns = reader.Vector<int>("columns");
        if (offsets.Length == 0 || !Ranges.AreRows(offsets.Span, offsets.Length - 1, columns.Length))
            throw new InvalidDataException("The rows of the model's matrix do not follow each other: the model is damaged. Train again.");

        return new(offsets, columns, reader.Vector<float>("values", columns.Length));
    }

    private Range RangeOf(int row)
    {
        var offsets = _offsets.Span;
        return offsets[row]..offsets[row + 1];
    }
}
