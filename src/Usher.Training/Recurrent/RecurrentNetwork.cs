using Usher.Ranking.Rankers;
using Usher.Training.Recurrent.Layers;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent;

/// <summary>The network behind aws-hrnn: item vectors, gated recurrences steered by time gaps, and the same vectors as output.</summary>
/// <remarks>
/// M places in a piece of a window, D embedding width, K newest items. The way back is written out, layer by layer, beside the way forward:
/// no tape, no memory taken or given back in a step, and every pass over memory that can be joined with another one is.
/// </remarks>
internal sealed class RecurrentNetwork
{
    private readonly NetworkShape _shape;
    private readonly ItemVectors _items;
    private readonly FieldVectors? _users;
    private readonly Learned _trends;
    private readonly RecurrentBlock[] _blocks;
    private readonly LayerNorm _norm;

    /// <param name="arena">Memory.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="items">Vectors of the items.</param>
    /// <param name="users">Vectors of the users' columns; null where they are not read.</param>
    /// <param name="threads">How many threads find gradients.</param>
    /// <param name="random">Seeded.</param>
    public RecurrentNetwork(Arena arena, NetworkShape shape, ItemVectors items, FieldVectors? users, int threads, Random random)
    {
        _shape = shape;
        _items = items;
        _users = users;
        Entering = new(arena, shape, items, users, threads);
        _trends = new(arena, "trends", shape.Periods, shape.Width, threads) { Decays = true, IsFixed = shape.Periods == 1 };
        _blocks = [.. Enumerable.Range(0, shape.Blocks).Select(i => new RecurrentBlock(arena, $"block {i}", shape, threads, random))];
        _norm = new(arena, "norm", shape.Width, threads);
    }

    /// <summary>How many layers leave values out: what enters, and two in each block.</summary>
    public static int DropoutLayers(NetworkShape shape) => 1 + (2 * shape.Blocks);

    /// <summary>What enters the first block.</summary>
    public Entering Entering { get; }

    /// <summary>All that is learned.</summary>
    public IReadOnlyList<Learned> Parameters =>
        [.. _items.Parameters, .. Entering.Parameters, _trends, .. _blocks.SelectMany(block => block.Parameters), .. _norm.Parameters];

    /// <summary>One empty state for each block.</summary>
    public float[][] Start(int rows) => [.. _blocks.Select(_ => new float[rows * _shape.Recurrent])];

    /// <summary>Reads a piece; its states go on where the window before ended, and no gradient crosses into it.</summary>
    /// <returns>(M, D) what to multiply the items with.</returns>
    public Matrix Forward(Piece piece, float[][] states, DropoutMasks masks, Memory memory)
    {
        var x = memory.Stream;
        Entering.Forward(piece, x);                                                           // (M, D)
        masks.Apply(x, layer: 0, piece.FirstPlace);
        for (var i = 0; i < _blocks.Length; i++)
            _blocks[i].Forward(piece, x, states[i], masks, 1 + (2 * i), memory.Blocks[i]);    // (M, D)
        if (!_trends.IsFixed)
            Lookup.Forward(x, _trends, piece.Window.Periods.AsSpan(piece.FirstPlace));
        _norm.Forward(x, memory.Norm);
        return memory.Norm.Result;
    }

    /// <summary>Finds all gradients but those of the items that entered.</summary>
    /// <param name="piece">As before.</param>
    /// <param name="toHidden">(M, D) gradient of what Forward returned.</param>
    /// <param name="masks">As before.</param>
    /// <param name="memory">What the forward pass left there.</param>
    /// <returns>(M, D) gradient of what entered.</returns>
    public Matrix Backward(Piece piece, Matrix toHidden, DropoutMasks masks, Memory memory)
    {
        var toX = memory.Stream;                                                              // nobody needs x any more
        _norm.Backward(piece.Thread, toHidden, memory.Norm, toX, adds: false);
        if (!_trends.IsFixed)
            Lookup.Backward(toX, _trends, piece.Window.Periods.AsSpan(piece.FirstPlace), piece.Thread);
        for (var i = _blocks.Length - 1; i >= 0; i--)
            _blocks[i].Backward(piece, toX, masks, 1 + (2 * i), memory.Blocks[i]);
        masks.Apply(toX, layer: 0, piece.FirstPlace);
        Entering.Backward(piece, toX);
        return toX;
    }

    /// <summary>The numbers of the network, for inference without libtorch; the items' vectors as they were last put together.</summary>
    public RecurrentWeights Export(TrendPeriods periods)
    {
        var (vectors, bias) = _items.Export();
        return new()
        {
            Items = vectors,
            Bias = bias,
            Beginning = _items.Beginning.Export(),
            Users = _users is null ? default(ReadOnlyMemory<float>?) : _users.Export(),
            Mix = Entering.Mix.Export(),
            Gaps = Entering.Gaps.Export(),
            Trends = _trends.Export(),
            Periods = periods,
            Norm = _norm.Export(),
            Blocks = [.. _blocks.Select(block => block.Export())],
        };
    }

    /// <summary>What one thread keeps of a piece between forward and backward.</summary>
    /// <param name="arena">Memory.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="places">The most places of a piece.</param>
    /// <param name="rows">The most rows of a piece.</param>
    public sealed class Memory(Arena arena, NetworkShape shape, int places, int rows)
    {
        /// <summary>(M, D) what passes from block to block, and then its gradient on the way back.</summary>
        public Matrix Stream { get; } = arena.Take(places, Matrix.RoundUp(shape.Width));

        public RecurrentBlock.Memory[] Blocks { get; } =
            [.. Enumerable.Range(0, shape.Blocks).Select(_ => new RecurrentBlock.Memory(arena, shape, places, rows))];

        public LayerNorm.Memory Norm { get; } = new(arena, places, shape.Width);
    }
}
