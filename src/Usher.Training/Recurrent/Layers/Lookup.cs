using System.Numerics;
using System.Runtime.CompilerServices;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>x += table[index], position by position.</summary>
internal static unsafe class Lookup
{
    /// <param name="x">(M, D)</param>
    /// <param name="table">(n, D)</param>
    /// <param name="indexes">(M) rows of the table.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(Matrix x, Parameter table, ReadOnlySpan<int> indexes)
    {
        for (var position = 0; position < x.Rows; position++)
            Add(table.Values.Row(indexes[position]), x.Row(position), x.Columns);
    }

    /// <summary>Computes the gradient of the table from that of the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(Matrix gradX, Parameter table, ReadOnlySpan<int> indexes, int thread)
    {
        for (var position = 0; position < gradX.Rows; position++)
            Add(gradX.Row(position), table.Gradients[thread].Row(indexes[position]), gradX.Columns);
    }

    /// <summary>to += from</summary>
    public static void Add(float* from, float* to, int columns)
    {
        for (var d = 0; d < columns; d += Vector<float>.Count)
            (Vector.Load(to + d) + Vector.Load(from + d)).Store(to + d);
    }

    /// <summary>to += factor * from</summary>
    public static void Add(float* from, float factor, float* to, int columns)
    {
        for (var d = 0; d < columns; d += Vector<float>.Count)
            Vector.FusedMultiplyAdd(Vector.Load(from + d), new(factor), Vector.Load(to + d)).Store(to + d);
    }
}
