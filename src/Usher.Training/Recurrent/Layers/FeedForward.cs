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

    public IEnumerable<Learned> Parameters => [.. _norm.Parameters, .. _up.Parameters, .. _down.Parameters];

    /// <param name="x">(M, D) what comes in, and then what goes out.</param>
    /// <param name="mask">(M, D) what is left out.</param>
    /// <param name="memory">Receives what the way back needs.</param>
    public void Forward(Matrix x, float* mask, Memory memory)
    {
        memory.Resize(x.Rows);
        _norm.Forward(x, memory.Norm);
        _up.Forward(memory.Norm.Result, memory.Both);                                         // (M, 2 F)
        GatedProduct.Forward(memory.Both, _up.Bias, memory.Product);                          // (M, F)
        _down.Forward(memory.Product, memory.Narrow);                                         // (M, D)
        Residual.Forward(x, memory.Narrow, _down.Bias, mask);
    }

    /// <summary>Finds all gradients from that of what goes out.</summary>
    /// <param name="thread">Whose gradients to add to.</param>
    /// <param name="toX">(M, D) gradient of what goes out, and then of what comes in.</param>
    /// <param name="mask">As before.</param>
    /// <param name="memory">What the forward pass left there.</param>
    public void Backward(int thread, Matrix toX, float* mask, Memory memory)
    {
        Residual.Backward(toX, memory.Narrow, _down.Bias, thread, mask);
        _down.Backward(thread, memory.Product, memory.Narrow, memory.ToProduct);              // (M, F)
        GatedProduct.Backward(thread, memory.Both, _up.Bias, memory.ToProduct);               // (M, 2 F)
        _up.Backward(thread, memory.Norm.Result, memory.Both, memory.Narrow);                 // (M, D)
        _norm.Backward(thread, memory.Narrow, memory.Norm, toX, adds: true);
    }

    /// <summary>The numbers, for inference.</summary>
    public FeedForwardWeights Export() => new(_norm.Export(), _up.Export(), _down.Export());

    /// <summary>What one thread keeps of a piece between forward and backward.</summary>
    public sealed class Memory(Arena arena, NetworkShape shape, int places)
    {
        public LayerNorm.Memory Norm { get; } = new(arena, places, shape.Width);

        /// <summary>(M, 2 F) u, v; then their gradients.</summary>
        public Matrix Both { get; } = arena.Take(places, 2 * shape.Hidden);

        /// <summary>(M, F) silu(u) v.</summary>
        public Matrix Product { get; } = arena.Take(places, shape.Hidden);

        /// <summary>(M, F) for the moment.</summary>
        public Matrix ToProduct { get; } = arena.Take(places, shape.Hidden);

        /// <summary>(M, D) for the moment.</summary>
        public Matrix Narrow { get; } = arena.Take(places, Matrix.RoundUp(shape.Width));

        public void Resize(int rows)
        {
            Both.Resize(rows);
            Product.Resize(rows);
            ToProduct.Resize(rows);
            Narrow.Resize(rows);
        }
    }
}
