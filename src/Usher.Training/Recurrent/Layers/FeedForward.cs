using Usher.Ranking.Rankers;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>x += mask * (silu(u) * v) Wd, u and v = norm(x) Wu: the second half of a block.</summary>
internal sealed unsafe class FeedForward
{
    private readonly LayerNorm _norm;
    private readonly Linear _up;
    private readonly Linear _down;

    public FeedForward(Arena arena, string name, NetworkShape shape, int threads, Random random)
    {
        _norm = new(arena, $"{name} norm", shape.Width, threads);
        _up = new(arena, $"{name} up", shape.Width, 2 * shape.Hidden, gain: 1, threads, random);
        _down = new(arena, $"{name} down", shape.Hidden, shape.Width, gain: 0.5, threads, random);
    }

    public IEnumerable<Parameter> Parameters => [.. _norm.Parameters, .. _up.Parameters, .. _down.Parameters];

    /// <param name="x">(M, D) the input; replaced by the output.</param>
    /// <param name="mask">(M, D) the dropout mask.</param>
    /// <param name="buffers">Receives what the backward pass needs.</param>
    public void Forward(Matrix x, float* mask, Buffers buffers)
    {
        buffers.Resize(x.Rows);
        _norm.Forward(x, buffers.Norm);
        _up.Forward(buffers.Norm.Result, buffers.Both);                                       // (M, 2 F)
        GatedProduct.Forward(buffers.Both, _up.Bias, buffers.Product);                        // (M, F)
        _down.Forward(buffers.Product, buffers.Narrow);                                       // (M, D)
        Residual.Forward(x, buffers.Narrow, _down.Bias, mask);
    }

    /// <summary>Computes all gradients from the gradient of the output.</summary>
    /// <param name="thread">The number of the thread, to whose part of the gradients is added.</param>
    /// <param name="gradX">(M, D) gradient of the output; replaced by that of the input.</param>
    /// <param name="mask">As in the forward pass.</param>
    /// <param name="buffers">The buffers of the forward pass.</param>
    public void Backward(int thread, Matrix gradX, float* mask, Buffers buffers)
    {
        Residual.Backward(gradX, buffers.Narrow, _down.Bias, thread, mask);
        _down.Backward(thread, buffers.Product, buffers.Narrow, buffers.GradProduct);         // (M, F)
        GatedProduct.Backward(thread, buffers.Both, _up.Bias, buffers.GradProduct);           // (M, 2 F)
        _up.Backward(thread, buffers.Norm.Result, buffers.Both, buffers.Narrow);              // (M, D)
        _norm.Backward(thread, buffers.Narrow, buffers.Norm, gradX, adds: true);
    }

    /// <summary>The parameters, for inference.</summary>
    public FeedForwardWeights Export() => new(_norm.Export(), _up.Export(), _down.Export());

    /// <summary>The values of a micro-batch that a thread keeps from the forward pass for the backward pass.</summary>
    public sealed class Buffers(Arena arena, NetworkShape shape, int positions)
    {
        public LayerNorm.Buffers Norm { get; } = new(arena, positions, shape.Width);

        /// <summary>(M, 2 F) u, v; then their gradients.</summary>
        public Matrix Both { get; } = arena.Take(positions, 2 * shape.Hidden);

        /// <summary>(M, F) silu(u) v.</summary>
        public Matrix Product { get; } = arena.Take(positions, shape.Hidden);

        /// <summary>(M, F) temporary values.</summary>
        public Matrix GradProduct { get; } = arena.Take(positions, shape.Hidden);

        /// <summary>(M, D) temporary values.</summary>
        public Matrix Narrow { get; } = arena.Take(positions, Matrix.RoundUp(shape.Width));

        public void Resize(int rows)
        {
            Both.Resize(rows);
            Product.Resize(rows);
            GradProduct.Resize(rows);
            Narrow.Resize(rows);
        }
    }
}
