using Usher.Ranking.Rankers;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>One block: a gated recurrence, then a feed-forward layer, each normalised before and added to what came in.</summary>
/// <remarks>Pre-norm residual blocks and the gate from the time gap are what lifts a recurrent network above counting; docs/recipes/aws-hrnn.md has the ablation.</remarks>
internal sealed class RecurrentBlock
{
    private readonly LayerNorm _norm;
    private readonly Linear _gates;
    private readonly Learned _control;
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

        // From forgetting within an item or two to keeping for fifty: sigmoid(-1) = 0.27, sigmoid(4) = 0.98.
        var memories = _gates.Bias.Values.Span(0)[..shape.Recurrent];
        for (var part = 0; part < memories.Length; part++)
            memories[part] = -1 + (5f * part / (memories.Length - 1));
    }

    public IEnumerable<Learned> Parameters => [.. _norm.Parameters, .. _gates.Parameters, _control, .. _out.Parameters, .. _feedForward?.Parameters ?? []];

    /// <param name="piece">Some rows of a window.</param>
    /// <param name="x">(M, D) what comes in, and then what goes out.</param>
    /// <param name="state">(B x R) goes on.</param>
    /// <param name="masks">What is left out.</param>
    /// <param name="layer">The first of the block's two layers there.</param>
    /// <param name="memory">Receives what the way back needs.</param>
    public unsafe void Forward(Piece piece, Matrix x, float[] state, DropoutMasks masks, int layer, Memory memory)
    {
        _norm.Forward(x, memory.Norm);
        memory.Gates.Resize(piece.Places);
        _gates.Forward(memory.Norm.Result, memory.Gates);                                     // (M, 3 R)
        _scan.Forward(piece, memory.Gates, state, memory.Scan);                               // (M, R)
        memory.Narrow.Resize(piece.Places);
        _out.Forward(memory.Scan.Output, memory.Narrow);                                      // (M, D)
        Residual.Forward(x, memory.Narrow, _out.Bias, masks.At(layer, piece.FirstPlace, x.Columns));
        _feedForward?.Forward(x, masks.At(layer + 1, piece.FirstPlace, x.Columns), memory.FeedForward!);
    }

    /// <summary>Finds all gradients from that of what goes out.</summary>
    /// <param name="piece">As before.</param>
    /// <param name="toX">(M, D) gradient of what goes out, and then of what comes in.</param>
    /// <param name="masks">As before.</param>
    /// <param name="layer">As before.</param>
    /// <param name="memory">What the forward pass left there.</param>
    public unsafe void Backward(Piece piece, Matrix toX, DropoutMasks masks, int layer, Memory memory)
    {
        _feedForward?.Backward(piece.Thread, toX, masks.At(layer + 1, piece.FirstPlace, toX.Columns), memory.FeedForward!);
        Residual.Backward(toX, memory.Narrow, _out.Bias, piece.Thread, masks.At(layer, piece.FirstPlace, toX.Columns));
        memory.ToScan.Resize(piece.Places);
        _out.Backward(piece.Thread, memory.Scan.Output, memory.Narrow, memory.ToScan);        // (M, R)
        _scan.Backward(piece, memory.Gates, memory.ToScan, memory.Scan);                      // (M, 3 R)
        _gates.Backward(piece.Thread, memory.Norm.Result, memory.Gates, memory.Narrow);       // (M, D)
        _norm.Backward(piece.Thread, memory.Narrow, memory.Norm, toX, adds: true);
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

    /// <summary>What one thread keeps of a piece between forward and backward.</summary>
    public sealed class Memory(Arena arena, NetworkShape shape, int places, int rows)
    {
        public LayerNorm.Memory Norm { get; } = new(arena, places, shape.Width);

        /// <summary>(M, 3 R) z, c, o; then their gradients.</summary>
        public Matrix Gates { get; } = arena.Take(places, 3 * shape.Recurrent);

        public GatedScan.Memory Scan { get; } = new(arena, places, rows, shape.Recurrent);

        public FeedForward.Memory? FeedForward { get; } = shape.FeedForward > 0 ? new(arena, shape, places) : null;

        /// <summary>(M, D) for the moment.</summary>
        public Matrix Narrow { get; } = arena.Take(places, Matrix.RoundUp(shape.Width));

        /// <summary>(M, R) for the moment.</summary>
        public Matrix ToScan { get; } = arena.Take(places, shape.Recurrent);
    }
}
