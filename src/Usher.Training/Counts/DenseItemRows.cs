using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Usher.Training.Counts;

/// <summary>A dense matrix of items by items. Items that are left out have neither row nor column.</summary>
/// <param name="items">(M) the items of the matrix, ascending.</param>
/// <param name="itemCount">I, the number of all items.</param>
/// <param name="values">(M, M) the numbers, row by row.</param>
internal sealed class DenseItemRows(int[] items, int itemCount, float[] values) : IItemRows
{
    private readonly int[] _rows = RowsOf(items, itemCount);

    /// <summary>(M) the items of the matrix, ascending.</summary>
    public int[] Items => items;

    /// <summary>(M, M) the numbers, row by row.</summary>
    public float[] Values => values;

    public void AddTo(Span<Vector256<float>> sums, int item, Vector256<float> weights)
    {
        if (_rows[item] < 0)
            return;

        var row = values.AsSpan(_rows[item] * items.Length, items.Length);
        if (items.Length < itemCount)
        {
            for (var place = 0; place < row.Length; place++)
                Add(ref sums[items[place]], row[place], weights);
            return;
        }

        ref var sum = ref MemoryMarshal.GetReference(sums[..row.Length]);
        for (var place = 0; place < row.Length; place++)
            Add(ref Unsafe.Add(ref sum, place), row[place], weights);
    }

    private static void Add(ref Vector256<float> sum, float value, Vector256<float> weights) =>
        sum = Vector256.MultiplyAddEstimate(Vector256.Create(value), weights, sum);

    private static int[] RowsOf(int[] items, int itemCount)
    {
        var rows = new int[itemCount];
        Array.Fill(rows, -1);
        for (var row = 0; row < items.Length; row++)
            rows[items[row]] = row;
        return rows;
    }
}
