using System.Numerics;
using System.Numerics.Tensors;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Rows;

/// <summary>Takes in the cells of a column of numbers.</summary>
internal sealed class NumberColumnBuilder<T>(SchemaField field) : ColumnBuilder(field)
    where T : unmanaged, INumber<T>
{
    private T[] _values = [];
    private ulong[] _validity = [];

    protected override string SqlType => Tables.Sql.TypeOf(Field.Type);

    public override void Read(Chunk chunk, int column, ReadOnlySpan<int> rows, int count)
    {
        Grow(ref _values, count);
        Grow(ref _validity, (count + 63) / 64);
        var cells = chunk.Column<T>(column);
        var validity = chunk.ValidityOf(column);
        for (var i = 0; i < rows.Length; i++)
        {
            var (row, bit) = (rows[i], 1UL << rows[i]);
            _validity[row >> 6] = validity[i] ? _validity[row >> 6] | bit : _validity[row >> 6] & ~bit;
            _values[row] = validity[i] ? cells[i] : T.Zero;
        }
    }

    public override DatasetColumn Build(int count)
    {
        Array.Resize(ref _values, count);
        Array.Resize(ref _validity, (count + 63) / 64);
        // Years and times of this century fit into half the memory.
        return _values is long[] longs && (count == 0 || (TensorPrimitives.Min<long>(longs) >= int.MinValue && TensorPrimitives.Max<long>(longs) <= int.MaxValue))
            ? new NumberColumn<int>(Field, Array.ConvertAll(longs, value => (int)value), _validity)
            : new NumberColumn<T>(Field, _values, _validity);
    }
}
