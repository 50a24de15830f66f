using System.Numerics;
using System.Runtime.CompilerServices;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>silu(u) * v, by element, with the biases of u and v.</summary>
/// <remarks>The gate of a SwiGLU feed-forward layer: Shazeer, "GLU Variants Improve Transformer", 2020.</remarks>
internal static unsafe class GatedProduct
{
    /// <param name="both">(M, 2 F) u, v side by side, without their biases.</param>
    /// <param name="bias">(2 F)</param>
    /// <param name="output">(M, F)</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(Matrix both, Parameter bias, Matrix output)
    {
        output.Resize(both.Rows);
        var width = output.Columns;
        var shift = bias.Values.Numbers;
        for (var position = 0; position < both.Rows; position++)
        {
            var u = both.Row(position);
            var to = output.Row(position);
            for (var f = 0; f < width; f += Vector<float>.Count)
            {
                var x = Vector.Load(u + f) + Vector.Load(shift + f);
                var v = Vector.Load(u + width + f) + Vector.Load(shift + width + f);
                (x * VectorMath.Sigmoid(x) * v).Store(to + f);
            }
        }
    }

    /// <summary>Computes the gradients of u, v and their biases from that of the output.</summary>
    /// <param name="thread">The number of the thread, to whose part of the gradients is added.</param>
    /// <param name="both">(M, 2 F) u and v; replaced by their gradients.</param>
    /// <param name="bias">(2 F)</param>
    /// <param name="gradOutput">(M, F)</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(int thread, Matrix both, Parameter bias, Matrix gradOutput)
    {
        var width = gradOutput.Columns;
        var shift = bias.Values.Numbers;
        var gradShift = bias.Gradients[thread].Numbers;
        for (var position = 0; position < both.Rows; position++)
        {
            var u = both.Row(position);
            var gradient = gradOutput.Row(position);
            for (var f = 0; f < width; f += Vector<float>.Count)
            {
                var x = Vector.Load(u + f) + Vector.Load(shift + f);
                var v = Vector.Load(u + width + f) + Vector.Load(shift + width + f);
                var g = Vector.Load(gradient + f);
                var s = VectorMath.Sigmoid(x);
                var gradU = g * v * s * Vector.FusedMultiplyAdd(x, Vector<float>.One - s, Vector<float>.One);
                var gradV = g * x * s;
                gradU.Store(u + f);
                gradV.Store(u + width + f);
                (Vector.Load(gradShift + f) + gradU).Store(gradShift + f);
                (Vector.Load(gradShift + width + f) + gradV).Store(gradShift + width + f);
            }
        }
    }
}
