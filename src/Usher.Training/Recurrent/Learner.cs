using Usher.Ranking.Rankers;
using Usher.Training.Recurrent.Layers;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent;

/// <summary>Does training steps: each thread computes the forward and backward pass of some rows of a window, then all threads update the parameters together.</summary>
/// <remarks>The division of work among threads and the order in which gradients are added depend only on sizes, so the same seed gives the same model.</remarks>
internal sealed class Learner
{
    // The values of a micro-batch should fit into the cache of a core, but products of fewer positions are slower.
    private const int MaxPositions = 128;

    private readonly WorkerGroup _workers;
    private readonly SoftmaxCandidates? _candidates;
    private readonly Adam _adam;
    private readonly Matrix _gradInput;
    private readonly Buffers[] _buffers;
    private readonly double[] _losses;

    /// <param name="arena">Allocates the matrices.</param>
    /// <param name="workers">The threads.</param>
    /// <param name="shape">The sizes of the network.</param>
    /// <param name="options">The metadata and the sizes of windows.</param>
    /// <param name="random">The random numbers of the training.</param>
    public Learner(Arena arena, WorkerGroup workers, NetworkShape shape, LearnerOptions options, Random random)
    {
        var (threads, width, positions) = (workers.Count, Matrix.RoundUp(shape.Width), options.Rows * options.Steps);
        Items = new(arena, shape, options.Items, options.Sampler is null ? threads : 1, threads, random);
        var users = options.Users is { Count: > 0 } fields ? new FieldVectors(arena, "user columns", fields, shape.Width, threads) : null;
        var contexts = options.Contexts is { Count: > 0 } columns ? new FieldVectors(arena, "contexts", columns, shape.Width, threads) : null;
        Network = new(arena, shape, Items, users, contexts, threads, random);
        Masks = new(arena, options.Dropout, RecurrentNetwork.DropoutLayers(shape), positions * width, random);
        _workers = workers;
        _candidates = options.Sampler is { } sampler ? new(arena, sampler, Items, positions * options.Ahead, threads) : null;
        _adam = new(Network.Parameters, options.WeightDecay);
        _gradInput = arena.Take(positions, width);
        _losses = new double[threads];
        _buffers = [.. Enumerable.Range(0, threads).Select(_ =>
            new Buffers(arena, shape, Math.Max(MaxPositions, options.Steps), options.Rows, _candidates?.MaxCount ?? shape.PaddedItems))];
    }

    public RecurrentNetwork Network { get; }

    public ItemVectors Items { get; }

    public DropoutMasks Masks { get; }

    /// <summary>Does a training step on one window.</summary>
    /// <returns>Mean loss of its positions, in nats.</returns>
    public double Learn(Window window, float[][] states, double learningRate)
    {
        var loss = Differentiate(window, states);
        _adam.Step(_workers, learningRate);
        return loss;
    }

    /// <summary>Computes the gradients of one window's loss for all parameters.</summary>
    /// <returns>Mean loss of its positions, in nats.</returns>
    public double Differentiate(Window window, float[][] states)
    {
        Items.Compose(_workers, training: true);
        _candidates?.Choose(window);
        Masks.Draw();
        _workers.Run(worker => _losses[worker] = Read(window, states, worker));
        _workers.Run(worker =>
        {
            _candidates?.Return(_workers, worker);
            Network.InputEmbedding.Gather(window, _gradInput, _workers, worker);
        });
        Items.Spread(_workers);
        return _losses.Sum() / window.Positions;
    }

    /// <summary>The parameters of the network, for inference without libtorch.</summary>
    public RecurrentWeights Export(TrendPeriods periods)
    {
        Items.Compose(_workers, training: false);
        return Network.Export(periods);
    }

    private double Read(Window window, float[][] states, int thread)
    {
        var buffers = _buffers[thread];
        var (items, bias) = _candidates is null ? (Items.Vectors, Items.Bias) : (_candidates.Vectors, _candidates.Bias);
        var loss = 0.0;
        foreach (var batch in MicroBatch.Of(window, thread, _workers.Count, MaxPositions))
        {
            var hidden = Network.Forward(batch, states, Masks, buffers.Network);              // (M, D)
            loss += SoftmaxLoss.Run(batch, hidden, items, bias, buffers.GradHidden, buffers.Softmax);
            var gradX = Network.Backward(batch, buffers.GradHidden, Masks, buffers.Network);  // (M, D)
            for (var position = 0; position < batch.Positions; position++)
                gradX.Span(position).CopyTo(_gradInput.Span(batch.FirstPosition + position));
        }

        return loss;
    }

    /// <summary>The buffers of one thread.</summary>
    private sealed class Buffers(Arena arena, NetworkShape shape, int positions, int rows, int items)
    {
        public RecurrentNetwork.Buffers Network { get; } = new(arena, shape, positions, rows);

        public Matrix GradHidden { get; } = arena.Take(positions, Matrix.RoundUp(shape.Width));

        public SoftmaxLoss.Buffers Softmax { get; } = new(arena, positions, Matrix.RoundUp(shape.Width), items);
    }
}
