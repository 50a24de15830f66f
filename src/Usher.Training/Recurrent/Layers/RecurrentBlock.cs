using Usher.Ranking.Rankers;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>One block: a gated recurrence, then a feed-forward layer, each with a normalization before it and a residual connection around it.</summary>
/// <remarks>Pre-norm residual blocks and the gate from the time gap make the recurrent network better than counting models; docs/recipes/aws-hrnn.md has the ablation.</remarks>
internal sealed class RecurrentBlock
{
    private readonly LayerNorm _norm;
    private readonly Linear _gates;
    private readonly Parameter _control;
    private readonly GatedScan _scan;
    private readonly Linear _out;
    private readonly FeedForward? _feedForward;

    public RecurrentBlock(Arena arena, string name, NetworkShape shape, int threads, Random random)
    {
        _norm = new(arena, $"{name} norm", shape.Width, threads);
        _gates = new(arena, $"{name} gates", shape.Width, 3 * shape.Recurrent, gain: 1, threads, random);
        _control = new(arena, $"{name} control", TimeGap.SignalCount, shape.Recurrent, threads) { Decays = true, IsFixed = !shape.HasTimeGaps };
        _scan = new(_control, _gates.Bias);
        _out = new(arena, $"{name} out", shape.Recurrent, shape.Width, gain: 0.5, threads, random);
        _feedForward = shape.FeedForward > 0 ? new(arena, $"{name} feed-forward", shape, threads, random) : null;

        // From a memory of one or two items to one of fifty: sigmoid(-1) = 0.27, sigmoid(4) = 0.98.
        var memories = _gates.Bias.Values.Span(0)[..shape.Recurrent];
        for (var part = 0; part < memories.Length; part++)
            memories[part] = -1 + (5f * part / (memories.Length - 1));
    }

    public IEnumerable<Parameter> Parameters => [.. _norm.Parameters, .. _gates.Parameters, _control, .. _out.Parameters, .. _feedForward?.Parameters ?? []];

    /// <param name="batch">Some rows of a window.</param>
    /// <param name="x">(M, D) the input; replaced by the output.</param>
    /// <param name="state">(B x R) the state before the first step; receives the state after the last.</param>
    /// <param name="masks">The dropout masks.</param>
    /// <param name="layer">The index of the first of the block's two layers with dropout.</param>
    /// <param name="buffers">Receives what the backward pass needs.</param>
    public unsafe void Forward(MicroBatch batch, Matrix x, float[] state, DropoutMasks masks, int layer, Buffers buffers)
    {
        _norm.Forward(x, buffers.Norm);
        buffers.Gates.Resize(batch.Positions);
        _gates.Forward(buffers.Norm.Result, buffers.Gates);                                   // (M, 3 R)
        _scan.Forward(batch, buffers.Gates, state, buffers.Scan);                             // (M, R)
        buffers.Narrow.Resize(batch.Positions);
        _out.Forward(buffers.Scan.Output, buffers.Narrow);                                    // (M, D)
        Residual.Forward(x, buffers.Narrow, _out.Bias, masks.At(layer, batch.FirstPosition, x.Columns));
        _feedForward?.Forward(x, masks.At(layer + 1, batch.FirstPosition, x.Columns), buffers.FeedForward!);
    }

    /// <summary>Computes all gradients from the gradient of the output.</summary>
    /// <param name="batch">As in the forward pass.</param>
    /// <param name="gradX">(M, D) gradient of the output; replaced by that of the input.</param>
    /// <param name="masks">As in the forward pass.</param>
    /// <param name="layer">As in the forward pass.</param>
    /// <param name="buffers">The buffers of the forward pass.</param>
    public unsafe void Backward(MicroBatch batch, Matrix gradX, DropoutMasks masks, int layer, Buffers buffers)
    {
        _feedForward?.Backward(batch.Thread, gradX, masks.At(layer + 1, batch.FirstPosition, gradX.Columns), buffers.FeedForward!);
        Residual.Backward(gradX, buffers.Narrow, _out.Bias, batch.Thread, masks.At(layer, batch.FirstPosition, gradX.Columns));
        buffers.GradScan.Resize(batch.Positions);
        _out.Backward(batch.Thread, buffers.Scan.Output, buffers.Narrow, buffers.GradScan);   // (M, R)
        _scan.Backward(batch, buffers.Gates, buffers.GradScan, buffers.Scan);                 // (M, 3 R)
        _gates.Backward(batch.Thread, buffers.Norm.Result, buffers.Gates, buffers.Narrow);    // (M, D)
        _norm.Backward(batch.Thread, buffers.Narrow, buffers.Norm, gradX, adds: true);
    }

    /// <summary>The numbers of the block, for inference without libtorch.</summary>
    public RecurrentBlockWeights Export() => new()
    {
        Norm = _norm.Export(),
        Gates = _gates.Export(),
        Control = _control.Export(),
        Out = _out.Export(),
        FeedForward = _feedForward?.Export(),
    };

    /// <summary>The values of a micro-batch that a thread keeps from the forward pass for the backward pass.</summary>
    public sealed class Buffers(Arena arena, NetworkShape shape, int positions, int rows)
    {
        public LayerNorm.Buffers Norm { get; } = new(arena, positions, shape.Width);

        /// <summary>(M, 3 R) z, c, o; then their gradients.</summary>
        public Matrix Gates { get; } = arena.Take(positions, 3 * shape.Recurrent);

        public GatedScan.Buffers Scan { get; } = new(arena, positions, rows, shape.Recurrent);

        public FeedForward.Buffers? FeedForward { get; } = shape.FeedForward > 0 ? new(arena, shape, positions) : null;

        /// <summary>(M, D) temporary values.</summary>
        public Matrix Narrow { get; } = arena.Take(positions, Matrix.RoundUp(shape.Width));

        /// <summary>(M, R) temporary values.</summary>
        public Matrix GradScan { get; } = arena.Take(positions, shape.Recurrent);
    }
}
