using Usher.Ranking.Rankers;
using Usher.Training.Recurrent.Layers;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent;

/// <summary>Takes training steps: the threads of a team each take some rows of a window through the network and back, then move the numbers together.</summary>
/// <remarks>Which thread does what, and in which order gradients are added, depends on nothing but sizes: one seed gives one model.</remarks>
internal sealed class Learner
{
    // What a piece keeps on its way should stay near its core; products of fewer places run slower.
    private const int MostPlaces = 128;

    private readonly Team _team;
    private readonly SoftmaxCandidates? _candidates;
    private readonly Adam _adam;
    private readonly Matrix _toEntering;
    private readonly Memory[] _memories;
    private readonly double[] _losses;

    /// <param name="arena">Memory.</param>
    /// <param name="team">Threads.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="options">What to learn from.</param>
    /// <param name="random">Seeded.</param>
    public Learner(Arena arena, Team team, NetworkShape shape, LearnerOptions options, Random random)
    {
        var (threads, width, places) = (team.Count, Matrix.RoundUp(shape.Width), options.Rows * options.Steps);
        Items = new(arena, shape, options.Items, options.Sampler is null ? threads : 1, threads, random);
        var users = options.Users is { Count: > 0 } fields ? new FieldVectors(arena, "user columns", fields, shape.Width, threads) : null;
        Network = new(arena, shape, Items, users, threads, random);
        Masks = new(arena, options.Dropout, RecurrentNetwork.DropoutLayers(shape), places * width, random);
        _team = team;
        _candidates = options.Sampler is { } sampler ? new(arena, sampler, Items, places * options.Ahead, threads) : null;
        _adam = new(Network.Parameters, options.WeightDecay);
        _toEntering = arena.Take(places, width);
        _losses = new double[threads];
        _memories = [.. Enumerable.Range(0, threads).Select(_ =>
            new Memory(arena, shape, Math.Max(MostPlaces, options.Steps), options.Rows, _candidates?.Most ?? shape.PaddedItems))];
    }

    public RecurrentNetwork Network { get; }

    public ItemVectors Items { get; }

    public DropoutMasks Masks { get; }

    /// <summary>Learns one window.</summary>
    /// <returns>Mean loss of its places, in nats.</returns>
    public double Learn(Window window, float[][] states, double learningRate)
    {
        var loss = Differentiate(window, states);
        _adam.Step(_team, learningRate);
        return loss;
    }

    /// <summary>Reads one window and leaves the gradients of its loss beside all that is learned.</summary>
    /// <returns>Mean loss of its places, in nats.</returns>
    public double Differentiate(Window window, float[][] states)
    {
        Items.Compose(_team, training: true);
        _candidates?.Choose(window);
        Masks.Draw();
        _team.Run(member => _losses[member] = Read(window, states, member));
        _team.Run(member =>
        {
            _candidates?.Return(_team, member);
            Network.Entering.Gather(window, _toEntering, _team, member);
        });
        Items.Spread(_team);
        return _losses.Sum() / window.Places;
    }

    /// <summary>The numbers of the network, for inference without libtorch.</summary>
    public RecurrentWeights Export(TrendPeriods periods)
    {
        Items.Compose(_team, training: false);
        return Network.Export(periods);
    }

    private double Read(Window window, float[][] states, int thread)
    {
        var memory = _memories[thread];
        var (items, bias) = _candidates is null ? (Items.Vectors, Items.Bias) : (_candidates.Vectors, _candidates.Bias);
        var loss = 0.0;
        foreach (var piece in Piece.Of(window, thread, _team.Count, MostPlaces))
        {
            var hidden = Network.Forward(piece, states, Masks, memory.Network);               // (M, D)
            loss += SoftmaxLoss.Run(piece, hidden, items, bias, memory.ToHidden, memory.Softmax);
            var toX = Network.Backward(piece, memory.ToHidden, Masks, memory.Network);        // (M, D)
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
