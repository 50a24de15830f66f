using System.Numerics;
using System.Runtime.CompilerServices;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>x += mask * (y + bias): adds the output of a layer, with dropout, to its input.</summary>
internal static unsafe class Residual
{
    /// <param name="x">(M, D) receives the sum.</param>
    /// <param name="y">(M, D)</param>
    /// <param name="bias">(D)</param>
    /// <param name="mask">(M, D)</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(Matrix x, Matrix y, Parameter bias, float* mask)
    {
        var shift = bias.Values.Numbers;
        var columns = x.Columns;
        for (var position = 0; position < x.Rows; position++)
        {
            var to = x.Row(position);
            var from = y.Row(position);
            var factor = mask + ((long)position * columns);
            for (var d = 0; d < columns; d += Vector<float>.Count)
                Vector.FusedMultiplyAdd(Vector.Load(from + d) + Vector.Load(shift + d), Vector.Load(factor + d), Vector.Load(to + d)).Store(to + d);
        }
    }

    /// <summary>Computes the gradients of y and bias from that of the sum, which is also that of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(Matrix gradX, Matrix gradY, Parameter bias, int thread, float* mask)
    {
        gradY.Resize(gradX.Rows);
        var gradBias = bias.Gradients[thread].Numbers;
        var columns = gradX.Columns;
        for (var position = 0; position < gradX.Rows; position++)
        {
            var from = gradX.Row(position);
            var to = gradY.Row(position);
            var factor = mask + ((long)position * columns);
            for (var d = 0; d < columns; d += Vector<float>.Count)
            {
                var gradient = Vector.Load(from + d) * Vector.Load(factor + d);
                gradient.Store(to + d);
                (Vector.Load(gradBias + d) + gradient).Store(gradBias + d);
            }
        }
    }
}
