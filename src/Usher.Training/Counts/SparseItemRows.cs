using System.Runtime.Intrinsics;
using Usher.Ranking.Rankers;

namespace Usher.Training.Counts;

/// <summary>Rows of which only the numbers that are not 0 are kept.</summary>
internal sealed class SparseItemRows(SparseRows rows) : IItemRows
{
    /// <summary>Makes rows, several at a time.</summary>
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
            var count = row.Length - row.AsSpan().Count(0f);
            var (columns, values) = (new int[count], new float[count]);
            for (int column = 0, place = 0; place < count; column++)
            {
                if (row[column] == 0)
                    continue;

                columns[place] = column;
                values[place++] = row[column];
            }

            (rowColumns[item], rowValues[item]) = (columns, values);
            Array.Clear(row);
            return row;
        }, _ => { });

        var offsets = new int[items + 1];
        for (var item = 0; item < items; item++)
            offsets[item + 1] = checked(offsets[item] + rowColumns[item].Length);

        return new(offsets, rowColumns.SelectMany(row => row).ToArray(), rowValues.SelectMany(row => row).ToArray());
    }

    public void AddTo(Span<Vector256<float>> sums, int item, Vector256<float> weights)
    {
        var columns = rows.ColumnsOf(item);
        var values = rows.ValuesOf(item);
        for (var place = 0; place < columns.Length; place++)
        {
            ref var sum = ref sums[columns[place]];
            sum = Vector256.MultiplyAddEstimate(Vector256.Create(values[place]), weights, sum);
        }
    }
}
