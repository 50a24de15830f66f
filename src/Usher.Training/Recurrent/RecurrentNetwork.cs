using Usher.Ranking.Rankers;
using Usher.Training.Recurrent.Layers;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent;

/// <summary>The network behind aws-hrnn: item vectors, gated recurrences controlled by time gaps, and the same vectors as the output layer.</summary>
/// <remarks>
/// M positions in a micro-batch, D embedding width, K newest items. The backward pass is written by hand, layer by layer, beside the forward pass:
/// there is no autograd tape, a step allocates no memory, and passes over memory are fused where possible.
/// </remarks>
internal sealed class RecurrentNetwork
{
    private readonly NetworkShape _shape;
    private readonly ItemVectors _items;
    private readonly FieldVectors? _users;
    private readonly FieldVectors? _contexts;
    private readonly Parameter _trends;
    private readonly RecurrentBlock[] _blocks;
    private readonly LayerNorm _norm;

    /// <param name="arena">Allocates the matrices.</param>
    /// <param name="shape">The sizes of the network.</param>
    /// <param name="items">Vectors of the items.</param>
    /// <param name="users">Vectors of the users' columns; null for a network that does not read them.</param>
    /// <param name="contexts">Vectors of the columns of events; null for a network that reads no contexts.</param>
    /// <param name="threads">How many threads compute gradients.</param>
    /// <param name="random">The random numbers of the training.</param>
    public RecurrentNetwork(Arena arena, NetworkShape shape, ItemVectors items, FieldVectors? users, FieldVectors? contexts, int threads, Random random)
    {
        _shape = shape;
        _items = items;
        _users = users;
        _contexts = contexts;
        InputEmbedding = new(arena, shape, items, users, threads);
        _trends = new(arena, "trends", shape.Periods, shape.Width, threads) { Decays = true, IsFixed = shape.Periods == 1 };
        _blocks = [.. Enumerable.Range(0, shape.Blocks).Select(i => new RecurrentBlock(arena, $"block {i}", shape, threads, random))];
        _norm = new(arena, "norm", shape.Width, threads);
    }

    /// <summary>The number of layers with dropout: the input, and two in each block.</summary>
    public static int DropoutLayers(NetworkShape shape) => 1 + (2 * shape.Blocks);

    /// <summary>The input of the first block.</summary>
    public InputEmbedding InputEmbedding { get; }

    /// <summary>All parameters.</summary>
    public IReadOnlyList<Parameter> Parameters =>
        [.. _items.Parameters, .. InputEmbedding.Parameters, _trends, .. _contexts is null ? (IEnumerable<Parameter>)[] : [_contexts.Table], .. _blocks.SelectMany(block => block.Parameters), .. _norm.Parameters];

    /// <summary>One empty state for each block.</summary>
    public float[][] Start(int rows) => [.. _blocks.Select(_ => new float[rows * _shape.Recurrent])];

    /// <summary>The forward pass of a micro-batch. Its states continue those of the previous window; no gradient goes back into that window.</summary>
    /// <returns>(M, D) the output, whose products with the item vectors are the scores.</returns>
    public Matrix Forward(MicroBatch batch, float[][] states, DropoutMasks masks, Buffers buffers)
    {
        var x = buffers.Stream;
        InputEmbedding.Forward(batch, x);                                                     // (M, D)
        masks.Apply(x, layer: 0, batch.FirstPosition);
        for (var i = 0; i < _blocks.Length; i++)
            _blocks[i].Forward(batch, x, states[i], masks, 1 + (2 * i), buffers.Blocks[i]);   // (M, D)
        if (!_trends.IsFixed)
            Lookup.Forward(x, _trends, batch.Window.Periods.AsSpan(batch.FirstPosition));
        foreach (var (position, one) in ContextsOf(batch))
            _contexts!.AddTo(x, position, one);
        _norm.Forward(x, buffers.Norm);
        return buffers.Norm.Result;
    }

    /// <summary>Computes all gradients except those of the input's items.</summary>
    /// <param name="batch">As in the forward pass.</param>
    /// <param name="gradHidden">(M, D) gradient of the result of Forward.</param>
    /// <param name="masks">As in the forward pass.</param>
    /// <param name="buffers">The buffers of the forward pass.</param>
    /// <returns>(M, D) gradient of the input.</returns>
    public Matrix Backward(MicroBatch batch, Matrix gradHidden, DropoutMasks masks, Buffers buffers)
    {
        var gradX = buffers.Stream;                                                           // x is not needed any more
        _norm.Backward(batch.Thread, gradHidden, buffers.Norm, gradX, adds: false);
        if (!_trends.IsFixed)
            Lookup.Backward(gradX, _trends, batch.Window.Periods.AsSpan(batch.FirstPosition), batch.Thread);
        foreach (var (position, one) in ContextsOf(batch))
            _contexts!.Backward(batch.Thread, gradX, position, one);
        for (var i = _blocks.Length - 1; i >= 0; i--)
            _blocks[i].Backward(batch, gradX, masks, 1 + (2 * i), buffers.Blocks[i]);
        masks.Apply(gradX, layer: 0, batch.FirstPosition);
        InputEmbedding.Backward(batch, gradX);
        return gradX;
    }

    /// <summary>The parameters of the network, for inference without libtorch, with the item vectors as they were computed last.</summary>
    public RecurrentWeights Export(TrendPeriods periods)
    {
        var (vectors, bias) = _items.Export();
        return new()
        {
            Items = vectors,
            Bias = bias,
            Beginning = _items.Beginning.Export(),
            Users = _users is null ? default(ReadOnlyMemory<float>?) : _users.Export(),
            Mix = InputEmbedding.Mix.Export(),
            Gaps = InputEmbedding.Gaps.Export(),
            Trends = _trends.Export(),
            Periods = periods,
            Context = _contexts is null ? null : new(_contexts.Vocabulary(), _contexts.Table.Export()),
            Norm = _norm.Export(),
            Blocks = [.. _blocks.Select(block => block.Export())],
        };
    }

    // The positions with a context, and the event that has it.
    private IEnumerable<(int Position, int Event)> ContextsOf(MicroBatch batch)
    {
        if (_contexts is null || batch.Window.Contexts is not { } contexts)
            yield break;

        for (var position = 0; position < batch.Positions; position++)
        {
            if (contexts[batch.FirstPosition + position] is >= 0 and var one)
                yield return (position, one);
        }
    }

    /// <summary>The values of a micro-batch that a thread keeps from the forward pass for the backward pass.</summary>
    /// <param name="arena">Allocates the matrices.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="positions">The most positions of a batch.</param>
    /// <param name="rows">The most rows of a batch.</param>
    public sealed class Buffers(Arena arena, NetworkShape shape, int positions, int rows)
    {
        /// <summary>(M, D) the values between blocks; in the backward pass their gradient.</summary>
        public Matrix Stream { get; } = arena.Take(positions, Matrix.RoundUp(shape.Width));

        public RecurrentBlock.Buffers[] Blocks { get; } =
            [.. Enumerable.Range(0, shape.Blocks).Select(_ => new RecurrentBlock.Buffers(arena, shape, positions, rows))];

        public LayerNorm.Buffers Norm { get; } = new(arena, positions, shape.Width);
    }
}
