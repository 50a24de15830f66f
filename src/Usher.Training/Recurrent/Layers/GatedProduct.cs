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
    public static void Forward(Matrix both, Learned bias, Matrix output)
    {
        output.Resize(both.Rows);
        var width = output.Columns;
        var shift = bias.Values.Numbers;
        for (var place = 0; place < both.Rows; place++)
        {
            var u = both.Row(place);
            var to = output.Row(place);
            for (var f = 0; f < width; f += Vector<float>.Count)
            {
                var x = Vector.Load(u + f) + Vector.Load(shift + f);
                var v = Vector.Load(u + width + f) + Vector.Load(shift + width + f);
                (x * VectorMath.Sigmoid(x) * v).Store(to + f);
            }
        }
    }

    /// <summary>Finds the gradients of u, v and their biases from that of the output.</summary>
    /// <param name="thread">Whose gradients to add to.</param>
    /// <param name="both">(M, 2 F) u and v; their gradients take their place.</param>
    /// <param name="bias">(2 F)</param>
    /// <param name="toOutput">(M, F)</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(int thread, Matrix both, Learned bias, Matrix toOutput)
    {
        var width = toOutput.Columns;
        var shift = bias.Values.Numbers;
        var toShift = bias.Gradients[thread].Numbers;
        for (var place = 0; place < both.Rows; place++)
        {
            var u = both.Row(place);
            var gradient = toOutput.Row(place);
            for (var f = 0; f < width; f += Vector<float>.Count)
            {
                var x = Vector.Load(u + f) + Vector.Load(shift + f);
                var v = Vector.Load(u + width + f) + Vector.Load(shift + width + f);
                var g = Vector.Load(gradient + f);
                var s = VectorMath.Sigmoid(x);
                var toU = g * v * s * Vector.FusedMultiplyAdd(x, Vector<float>.One - s, Vector<float>.One);
                var toV = g * x * s;
                toU.Store(u + f);
                toV.Store(u + width + f);
                (Vector.Load(toShift + f) + toU).Store(toShift + f);
                (Vector.Load(toShift + width + f) + toV).Store(toShift + width + f);
            }
        }
    }
}
