using System.Runtime.Intrinsics;
using Usher.Ranking.Rankers;

namespace Usher.Training.Counts;

/// <summary>A sparse matrix of items by items.</summary>
internal sealed class SparseItemRows(SparseRows rows) : IItemRows
{
    /// <summary>Computes the rows in parallel.</summary>
    /// <param name="items">I, the number of rows and columns.</param>
    /// <param name="options">The threads and the cancellation.</param>
    /// <param name="fill">Accumulates the row of an item.</param>
    public static SparseRows Create(int items, ParallelOptions options, Action<int, RowSums> fill)
    {
        var rows = new (int[] Columns, float[] Values)[items];
        Parallel.For(0, items, options, () => new RowSums(items), (item, _, row) =>
        {
            fill(item, row);
            rows[item] = row.Take();
            return row;
        }, _ => { });

        var offsets = new int[items + 1];
        for (var item = 0; item < items; item++)
            offsets[item + 1] = checked(offsets[item] + rows[item].Columns.Length);

        return new(offsets, rows.SelectMany(row => row.Columns).ToArray(), rows.SelectMany(row => row.Values).ToArray());
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
