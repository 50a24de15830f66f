using System.Numerics;
using System.Runtime.CompilerServices;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>x += mask * (y + bias): adds what a layer found, some of it left out, to what came in.</summary>
internal static unsafe class Residual
{
    /// <param name="x">(M, D) receives the sum.</param>
    /// <param name="y">(M, D)</param>
    /// <param name="bias">(D)</param>
    /// <param name="mask">(M, D)</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(Matrix x, Matrix y, Learned bias, float* mask)
    {
        var shift = bias.Values.Numbers;
        var columns = x.Columns;
        for (var place = 0; place < x.Rows; place++)
        {
            var to = x.Row(place);
            var from = y.Row(place);
            var factor = mask + ((long)place * columns);
            for (var d = 0; d < columns; d += Vector<float>.Count)
                Vector.FusedMultiplyAdd(Vector.Load(from + d) + Vector.Load(shift + d), Vector.Load(factor + d), Vector.Load(to + d)).Store(to + d);
        }
    }

    /// <summary>Finds the gradients of y and bias from that of the sum, which is also that of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(Matrix toX, Matrix toY, Learned bias, int thread, float* mask)
    {
        toY.Resize(toX.Rows);
        var toBias = bias.Gradients[thread].Numbers;
        var columns = toX.Columns;
        for (var place = 0; place < toX.Rows; place++)
        {
            var from = toX.Row(place);
            var to = toY.Row(place);
            var factor = mask + ((long)place * columns);
            for (var d = 0; d < columns; d += Vector<float>.Count)
            {
                var gradient = Vector.Load(from + d) * Vector.Load(factor + d);
                gradient.Store(to + d);
                (Vector.Load(toBias + d) + gradient).Store(toBias + d);
            }
        }
    }
}
