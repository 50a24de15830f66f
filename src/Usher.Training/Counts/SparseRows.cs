using System.Runtime.Intrinsics;

namespace Usher.Training.Counts;

/// <summary>A matrix of items by items, of which only the numbers that are not 0 are kept, row by row.</summary>
/// <param name="offsets">(I + 1) where each row begins.</param>
/// <param name="columns">The item of each number, ascending within a row.</param>
/// <param name="values">The numbers.</param>
internal sealed class SparseRows(int[] offsets, int[] columns, float[] values) : IItemRows
{
    public int[] Offsets => offsets;

    public int[] Columns => columns;

    public float[] Values => values;

    /// <summary>Makes the rows, several at a time.</summary>
    /// <param name="items">How many rows and columns: I.</param>
    /// <param name="options">How many threads, and when to stop.</param>
    /// <param name="fill">Writes the row of an item into (I) zeros.</param>
    public static SparseRows Create(int items, ParallelOptions options, Action<int, float[]> fill)
    {
        var rowColumns = new int[items][];
        var rowValues = new float[items][];
        Parallel.For(0, items, options, () => new float[items], (item, _, row) =>
        {
            fill(item, row);
            var count = row.AsSpan().Length - row.AsSpan().Count(0f);
            var (rowColumn, rowValue) = (new int[count], new float[count]);
            for (int column = 0, place = 0; place < count; column++)
            {
                if (row[column] == 0)
                    continue;

                rowColumn[place] = column;
                rowValue[place++] = row[column];
            }

            (rowColumns[item], rowValues[item]) = (rowColumn, rowValue);
            Array.Clear(row);
            return row;
        }, _ => { });

        var offsets = new int[items + 1];
        for (var item = 0; item < items; item++)
            offsets[item + 1] = checked(offsets[item] + rowColumns[item].Length);

        return new(offsets, [.. rowColumns.SelectMany(row => row)], [.. rowValues.SelectMany(row => row)]);
    }

    public void AddTo(Span<Vector256<float>> sums, int item, Vector256<float> weights)
    {
        for (var place = offsets[item]; place < offsets[item + 1]; place++)
        {
            ref var sum = ref sums[columns[place]];
            sum = Vector256.MultiplyAddEstimate(Vector256.Create(values[place]), weights, sum);
        }
    }
}
