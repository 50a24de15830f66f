using Usher.Training.Recurrent.Layers;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent;

/// <summary>Takes training steps: the threads of a team each take some rows of a window through the network and back, then move the numbers together.</summary>
/// <remarks>Which thread does what, and in which order gradients are added, depends on nothing but the sizes: one seed gives one model.</remarks>
internal sealed class Learner
{
    // What a piece keeps on its way should stay in a core's cache; products of fewer places run slower.
    private const int MostPlaces = 128;

    private readonly Team _team;
    private readonly RecurrentNetwork _network;
    private readonly ItemVectors _items;
    private readonly DropoutMasks _masks;
    private readonly Candidates? _candidates;
    private readonly Adam _adam;
    private readonly int _itemCount;
    private readonly Matrix _toEntering;
    private readonly Memory[] _memories;
    private readonly double[] _losses;

    /// <param name="arena">Memory.</param>
    /// <param name="team">Threads.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="network">What learns.</param>
    /// <param name="items">Its items.</param>
    /// <param name="masks">What is left out.</param>
    /// <param name="candidates">What targets are compared with; null for all items.</param>
    /// <param name="weightDecay">How strongly matrices are pulled to 0.</param>
    /// <param name="rows">The most rows of a window.</param>
    /// <param name="steps">The most steps of a window.</param>
    public Learner(Arena arena, Team team, NetworkShape shape, RecurrentNetwork network, ItemVectors items, DropoutMasks masks, Candidates? candidates, double weightDecay, int rows, int steps)
    {
        (_team, _network, _items, _masks, _candidates) = (team, network, items, masks, candidates);
        _adam = new(network.Parameters, weightDecay);
        _itemCount = shape.PaddedItems;
        _toEntering = arena.Take(rows * steps, Matrix.RoundUp(shape.Width));
        _losses = new double[team.Count];
        _memories = [.. Enumerable.Range(0, team.Count).Select(_ => new Memory(arena, shape, Math.Max(MostPlaces, steps), rows, candidates?.Most ?? shape.PaddedItems))];
    }

    /// <summary>Learns one window.</summary>
    /// <returns>Mean loss of its places, in nats.</returns>
    public double Learn(Window window, float[][] states, double learningRate)
    {
        _items.Compose(_team, training: true);
        _candidates?.Choose(window);
        _masks.Draw();
        _team.Run(member => _losses[member] = Read(window, states, member));
        _team.Run(member =>
        {
            _candidates?.Return(_team, member);
            var last = member == _team.Count - 1;
            _network.Entering.Gather(window, _toEntering, _team.First(_itemCount, member), last ? _itemCount + 1 : _team.First(_itemCount, member + 1));
        });
        _items.Spread(_team);
        _adam.Step(_team, learningRate);
        return _losses.Sum() / window.Places;
    }

    private double Read(Window window, float[][] states, int thread)
    {
        var memory = _memories[thread];
        var (items, bias) = _candidates is null ? (_items.Vectors, _items.Bias) : (_candidates.Vectors, _candidates.Bias);
        var loss = 0.0;
        foreach (var piece in Piece.Of(window, thread, _team.Count, MostPlaces))
        {
            var hidden = _network.Forward(piece, states, _masks, memory.Network);             // (M, D)
            loss += SoftmaxLoss.Run(piece, hidden, items, bias, memory.ToHidden, memory.Softmax);
            var toX = _network.Backward(piece, memory.ToHidden, _masks, memory.Network);      // (M, D)
            for (var place = 0; place < piece.Places; place++)
                toX.Span(place).CopyTo(_toEntering.Span(piece.FirstPlace + place));
        }

        return loss;
    }

    /// <summary>Room of one thread.</summary>
    private sealed class Memory(Arena arena, NetworkShape shape, int places, int rows, int items)
    {
        public RecurrentNetwork.Memory Network { get; } = new(arena, shape, places, rows);

        public Matrix ToHidden { get; } = arena.Take(places, Matrix.RoundUp(shape.Width));

        public SoftmaxLoss.Memory Softmax { get; } = new(arena, places, Matrix.RoundUp(shape.Width), items);
    }
}
