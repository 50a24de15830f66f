using System.Numerics;
using static TorchSharp.torch;

namespace Usher.Training.Recurrent;

/// <summary>silu(u) * v, by element, in one pass over memory forward and one backward.</summary>
/// <remarks>The gate of a SwiGLU feed-forward layer: Shazeer, "GLU Variants Improve Transformer", 2020.</remarks>
internal sealed class GatedProduct : autograd.SingleTensorFunction<GatedProduct>
{
    public override string Name => nameof(GatedProduct);

    /// <summary>N places, F values wide.</summary>
    /// <param name="both">(N, 2 F) float32: u, v side by side; F is a multiple of the vector width.</param>
    /// <returns>(N, F)</returns>
    public static Tensor Run(Tensor both) => apply(both);

    public override unsafe Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var both = ((Tensor)vars[0]).contiguous();
        var (places, width) = ((int)both.shape[0], (int)both.shape[1] / 2);
        var output = empty(places, width);
        var from = both.Floats();
        var to = output.Floats();
        Parallel.For(0, places, place =>
        {
            var u = from + (long)place * 2 * width;
            for (var f = 0; f < width; f += Vector<float>.Count)
            {
                var x = Vector.Load(u + f);
                (x * VectorMath.Sigmoid(x) * Vector.Load(u + width + f)).Store(to + (long)place * width + f);
            }
        });

        ctx.save_for_backward([both]);
        return output;
    }

    public override unsafe List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var both = ctx.get_saved_variables()[0];
        var (places, width) = ((int)both.shape[0], (int)both.shape[1] / 2);
        var gradient = grad_output.contiguous();
        var toBoth = empty_like(both);
        var from = both.Floats();
        var gradientAt = gradient.Floats();
        var to = toBoth.Floats();
        Parallel.For(0, places, place =>
        {
            var u = from + (long)place * 2 * width;
            var toU = to + (long)place * 2 * width;
            for (var f = 0; f < width; f += Vector<float>.Count)
            {
                var x = Vector.Load(u + f);
                var s = VectorMath.Sigmoid(x);
                var g = Vector.Load(gradientAt + (long)place * width + f);
                (g * Vector.Load(u + width + f) * s * (Vector<float>.One + x * (Vector<float>.One - s))).Store(toU + f);
                (g * x * s).Store(toU + width + f);
            }
        });

        return [toBoth];
    }
}
