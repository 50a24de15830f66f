using System.Buffers;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers.Scanning;

namespace Usher.Ranking.Rankers;

/// <summary>One user of a <see cref="RecurrentRanker"/>: the recurrent state of each block, the newest items, and the time of the newest.</summary>
public sealed class RecurrentState : UserState
{
    private const int None = -1;
    private const int Beginning = -2;
    // So many events' numbers and a block's matrix lie in a processor's second cache together.
    private const int MaxBatch = 32;

    private readonly RecurrentRanker _ranker;
    private readonly RecurrentWeights _weights;
    private readonly int[] _recent;                                                          // (K) newest first, -1 for none
    private readonly float[][] _h;                                                           // each (R)
    private readonly float[] _query;                                                         // (D)
    private readonly float[]? _withoutContext;                                               // (D) what the query is made of; null where no contexts were learned
    private EventContext? _context;
    private long _newest = long.MinValue;
    private Normaliser? _normaliser;

    internal RecurrentState(RecurrentRanker ranker, int user)
    {
        _ranker = ranker;
        var weights = _weights = ranker.Weights;
        var width = weights.Beginning.Length;
        _recent = new int[weights.Mix.Length / width];
        _recent.AsSpan().Fill(None);
        _recent[0] = Beginning;
        _h = [.. weights.Blocks.Select(block => new float[block.Out.Matrix.Length / width])];
        _query = new float[width];
        _withoutContext = weights.Context is null ? null : new float[width];
        var scratch = Steps.Rent(ranker, 1);
        try
        {
            var steps = new Steps(scratch, ranker, 1);
            var x = steps.X(0);
            x.Clear();
            if (user >= 0 && weights.Users is { } users)
                users.Span.Slice(user * width, width).CopyTo(x);
            Enter(TimeGap.Beginning, x);
            Step(steps, [TimeGap.Beginning]);
            Finish(x, weights.Periods.Count - 1);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scratch);
        }
    }

    /// <inheritdoc/>
    public override int ItemCount => _ranker.ItemCount;

    /// <summary>(D) what the items are multiplied with.</summary>
    public ReadOnlySpan<float> Query => _query;

    /// <inheritdoc/>
    public override void SetContext(EventContext? context)
    {
        if (_withoutContext is null || Equals(context, _context))
            return;

        _context = context;
        Span<float> x = [.. _withoutContext];
        if (context is not null)
            _weights.Context!.AddTo(x, context);
        Normalise(x);
    }

    /// <inheritdoc/>
    public override void Advance(in Event newest)
    {
        var scratch = Steps.Rent(_ranker, 1);
        try
        {
            var steps = new Steps(scratch, _ranker, 1);
            Step(steps, [Enter(newest, steps.X(0))]);
            Finish(steps.X(0), _weights.Periods.Of(_newest));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scratch);
        }
    }

    /// <inheritdoc/>
    public override void Score(Span<float> scores)
    {
        LogScore(scores);
        Softmax.Of(scores);
    }

    /// <summary>Writes the user's best items, best first, without an array of all scores; of equal scores the lower index comes first.</summary>
    /// <param name="top">(k) receives the list, with probabilities as scores.</param>
    /// <param name="candidates">The items that may be in the list.</param>
    /// <returns>The length of the list: k, or less when fewer items may be in it.</returns>
    /// <remarks>
    /// Items and their order are exact. So are the probabilities in catalogues of up to 20,000 items; in larger ones their sum is taken
    /// over scores rounded to 8 bits, and all are off by the same factor, at most e^<see cref="Normaliser.Error"/> and far less in practice.
    /// Probabilities are over all items, whichever may be in the list. Their sum is kept until the next event, so only the first list after one has to score all items.
    /// </remarks>
    public override int Top(Span<ScoredItem> top, Candidates candidates = default)
    {
        int count;
        if (_normaliser is null)
        {
            count = _ranker.Scan.Top(_query, top, candidates, out var normaliser);
            _normaliser = normaliser;
        }
        else
        {
            count = _ranker.Scan.Top(_query, top, candidates);
        }

        var logSumExp = _normaliser.Value.LogSumExp;
        foreach (ref var item in top[..count])
            item = item with { Score = (float)Math.Exp(item.Score - logSumExp) };
        return count;
    }

    /// <summary>Scores every item before the softmax: logarithms of probabilities, up to a number that all items share.</summary>
    /// <param name="scores">(I)</param>
    public void LogScore(Span<float> scores) => Multiply(_weights.Items.Span, _weights.Bias.Span, _query, scores);

    /// <inheritdoc/>
    /// <remarks>Some events at a time: block by block, so that each matrix is read once for many events.</remarks>
    public override void Advance(EventSpan events)
    {
        if (events.IsEmpty)
            return;

        var atOnce = Math.Min(MaxBatch, events.Length);
        var scratch = Steps.Rent(_ranker, atOnce);
        Span<int> signals = stackalloc int[atOnce];
        try
        {
            for (var first = 0; first < events.Length; first += atOnce)
            {
                var steps = new Steps(scratch, _ranker, Math.Min(atOnce, events.Length - first));
                for (var t = 0; t < steps.Count; t++)
                    signals[t] = Enter(events[first + t], steps.X(t));
                Step(steps, signals);
                if (first + steps.Count == events.Length)
                    Finish(steps.X(steps.Count - 1), _weights.Periods.Of(_newest));
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scratch);
        }
    }

    /// <summary>What enters with an event.</summary>
    /// <param name="newest">The event.</param>
    /// <param name="x">(D) receives it.</param>
    /// <returns>The signal of the time since the event before.</returns>
    private int Enter(in Event newest, Span<float> x)
    {
        ItemIndex.Check(newest.Item, ItemCount);
        var signal = _newest == long.MinValue ? TimeGap.FirstEvent : TimeGap.SignalOf(newest.Time - _newest);
        _newest = newest.Time;
        _recent.AsSpan(0, _recent.Length - 1).CopyTo(_recent.AsSpan(1));
        _recent[0] = newest.Item;
        x.Clear();
        Enter(signal, x);
        return signal;
    }

    private void Enter(int signal, Span<float> x)
    {
        var width = x.Length;
        RecurrentKernel.Add(x, _weights.Gaps.Span.Slice(signal * width, width));
        for (var k = 0; k < _recent.Length; k++)
        {
            if (_recent[k] == None)
                break;

            var entering = _recent[k] == Beginning ? _weights.Beginning.Span : _weights.Items.Span.Slice(_recent[k] * width, width);
            RecurrentKernel.AddProduct(x, entering, _weights.Mix.Span.Slice(k * width, width));
        }
    }

    /// <summary>Through all blocks.</summary>
    private void Step(Steps steps, ReadOnlySpan<int> signals)
    {
        for (var i = 0; i < _h.Length; i++)
        {
            Recur(_weights.Blocks[i], signals, _h[i], steps);
            if (_weights.Blocks[i].FeedForward is { } feedForward)
                Feed(feedForward, steps);
        }
    }

    /// <summary>From the last block's output to what the items are multiplied with.</summary>
    private void Finish(Span<float> x, int period)
    {
        RecurrentKernel.Add(x, _weights.Trends.Span.Slice(period * x.Length, x.Length));
        if (_withoutContext is not null)
        {
            x.CopyTo(_withoutContext);
            if (_context is not null)
                _weights.Context!.AddTo(x, _context);
        }

        Normalise(x);
    }

    private void Normalise(ReadOnlySpan<float> x)
    {
        RecurrentKernel.Normalise(x, _weights.Norm.Scale.Span, _weights.Norm.Shift.Span, _query);
        _normaliser = null;
    }

    private static void Recur(RecurrentBlockWeights block, ReadOnlySpan<int> signals, Span<float> h, Steps steps)
    {
        var width = h.Length;
        steps.Normalise(block.Norm);
        steps.Multiply(block.Gates);
        for (var t = 0; t < steps.Count; t++)
            RecurrentKernel.Recur(steps.Gates(t, 3 * width), block.Control.Span.Slice(signals[t] * width, width), h, steps.Open(t, width));
        steps.AddProduct(block.Out);
    }

    private static void Feed(FeedForwardWeights layer, Steps steps)
    {
        var width = layer.Up.Shift.Length / 2;
        steps.Normalise(layer.Norm);
        steps.Multiply(layer.Up);
        for (var t = 0; t < steps.Count; t++)
            RecurrentKernel.Feed(steps.Gates(t, 2 * width), steps.Open(t, width));
        steps.AddProduct(layer.Down);
    }

    /// <summary>output = matrix input + shift.</summary>
    private static void Multiply(ReadOnlySpan<float> matrix, ReadOnlySpan<float> shift, ReadOnlySpan<float> input, Span<float> output)
    {
        DotProducts.Rows(matrix, input, output);
        RecurrentKernel.Add(output, shift);
    }

    /// <summary>What some events in a row are on their way through the blocks. R and F are those of the widest.</summary>
    private readonly ref struct Steps(Span<float> scratch, RecurrentRanker ranker, int count)
    {
        private readonly int _width = ranker.Width;
        private readonly Span<float> _x = scratch[..(count * ranker.Width)];                                                  // (T, D)
        private readonly Span<float> _normed = scratch.Slice(count * ranker.Width, count * ranker.Width);                     // (T, D), and what is added to x
        private readonly Span<float> _gates = scratch.Slice(count * 2 * ranker.Width, count * ranker.Widest);                 // (T, 3 R) or (T, 2 F)
        private readonly Span<float> _open = scratch.Slice(count * (2 * ranker.Width + ranker.Widest), count * ranker.Widest); // (T, R) or (T, F)

        /// <summary>T.</summary>
        public int Count => count;

        /// <summary>Room for so many.</summary>
        public static float[] Rent(RecurrentRanker ranker, int count) => ArrayPool<float>.Shared.Rent(2 * count * (ranker.Width + ranker.Widest));

        /// <summary>(D)</summary>
        public Span<float> X(int t) => _x.Slice(t * _width, _width);

        public Span<float> Gates(int t, int length) => _gates.Slice(t * length, length);

        public Span<float> Open(int t, int length) => _open.Slice(t * length, length);

        public void Normalise(Normalisation norm)
        {
            for (var t = 0; t < count; t++)
                RecurrentKernel.Normalise(X(t), norm.Scale.Span, norm.Shift.Span, _normed.Slice(t * _width, _width));
        }

        /// <summary>gates = matrix normed + shift.</summary>
        public void Multiply(LinearWeights linear)
        {
            var height = linear.Shift.Length;
            DotProducts.Rows(linear.Matrix.Span, _normed, count, _gates[..(count * height)]);
            for (var t = 0; t < count; t++)
                RecurrentKernel.Add(Gates(t, height), linear.Shift.Span);
        }

        /// <summary>x += matrix open + shift.</summary>
        public void AddProduct(LinearWeights linear)
        {
            DotProducts.Rows(linear.Matrix.Span, _open[..(count * (linear.Matrix.Length / _width))], count, _normed);
            for (var t = 0; t < count; t++)
                RecurrentKernel.Add(X(t), _normed.Slice(t * _width, _width), linear.Shift.Span);
        }
    }
}
