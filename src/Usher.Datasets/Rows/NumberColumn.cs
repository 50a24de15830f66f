using System.Numerics;
using Usher.Datasets.Schemas;

namespace Usher.Datasets.Rows;

/// <summary>A column of numbers.</summary>
/// <typeparam name="T">int, long, float or double. A LONG column whose numbers all fit into an int has ints.</typeparam>
public sealed class NumberColumn<T> : DatasetColumn
    where T : unmanaged, INumber<T>
{
    private readonly T[] _values;
    private readonly ulong[] _validity;

    internal NumberColumn(SchemaField field, T[] values, ulong[] validity)
        : base(field) => (_values, _validity) = (values, validity);

    /// <inheritdoc/>
    public override int Count => _values.Length;

    /// <summary>(R) the number of each row; what is in the place of a missing one means nothing.</summary>
    public ReadOnlySpan<T> Values => _values;

    /// <summary>A bit for each row, set where there is a number; 64 rows in a word.</summary>
    public ReadOnlySpan<ulong> Validity => _validity;

    /// <inheritdoc/>
    public override string? TextOf(int row) => (_validity[row >> 6] >> row & 1) == 0 ? null : NumberText.Of(_values[row]);
}
