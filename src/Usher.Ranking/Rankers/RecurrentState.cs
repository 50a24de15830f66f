using System.Numerics.Tensors;
using Usher.Ranking.Rankers.Scanning;

namespace Usher.Ranking.Rankers;

/// <summary>One user of a <see cref="RecurrentRanker"/>: the recurrent state of each block, the newest items, and the time of the newest.</summary>
public sealed class RecurrentState : UserState
{
    private const float NormEpsilon = 1e-5f;
    private const int None = -1;
    private const int Beginning = -2;

    private readonly RecurrentRanker _ranker;
    private readonly RecurrentWeights _weights;
    private readonly int[] _recent;                                                          // (K) newest first, -1 for none
    private readonly float[][] _h;                                                           // each (R)
    private readonly float[] _x;                                                             // (D)
    private readonly float[] _normed;                                                        // (D)
    private readonly float[] _gates;                                                         // (3 R) or (2 F), the longer
    private readonly float[] _scratch;
    private long _newest = long.MinValue;

    internal RecurrentState(RecurrentRanker ranker, int user)
    {
        _ranker = ranker;
        var weights = _weights = ranker.Weights;
        var width = weights.Beginning.Length;
        _recent = new int[weights.Mix.Length / width];
        _recent.AsSpan().Fill(None);
        _recent[0] = Beginning;
        _h = [.. weights.Blocks.Select(block => new float[block.Out.Matrix.Length / width])];
        _x = new float[width];
        _normed = new float[width];
        var widest = weights.Blocks.Max(block => Math.Max(block.Gates.Shift.Length, block.FeedForward?.Up.Shift.Length ?? 0));
        _gates = new float[widest];
        _scratch = new float[widest];
        if (user >= 0 && weights.Users is { } users)
            users.Span.Slice(user * width, width).CopyTo(_x);
        Step(TimeGap.Beginning, weights.Periods.Count - 1);
    }

    /// <inheritdoc/>
    public override int ItemCount => _ranker.ItemCount;

    /// <summary>(D) what the items are multiplied with.</summary>
    public ReadOnlySpan<float> Query => _normed;

    /// <inheritdoc/>
    public override void Observe(int item, long time)
    {
        ItemIndex.Check(item, ItemCount);
        var signal = _newest == long.MinValue ? TimeGap.FirstEvent : TimeGap.SignalOf(time - _newest);
        _newest = time;
        _recent.AsSpan(0, _recent.Length - 1).CopyTo(_recent.AsSpan(1));
        _recent[0] = item;
        _x.AsSpan().Clear();
        Step(signal, _weights.Periods.Of(time));
    }

    /// <inheritdoc/>
    public override void Score(Span<float> scores)
    {
        LogScore(scores);
        Softmax.Of(scores);
    }

    /// <summary>Writes the user's best items, best first, without an array of all scores; of equal scores the lower index comes first.</summary>
    /// <param name="top">(k) receives the list, with probabilities as scores.</param>
    /// <param name="excluded">Items to leave out.</param>
    /// <returns>The length of the list: k, or less when fewer items may be in it.</returns>
    /// <remarks>
    /// Items and their order are exact. So are the probabilities in catalogues of up to 20,000 items; in larger ones their sum is taken
    /// over scores rounded to 8 bits, and all are off by the same factor, at most e^<see cref="Normaliser.Error"/> and far less in practice.
    /// </remarks>
    public override int Top(Span<ScoredItem> top, Exclusion excluded = default)
    {
        var count = _ranker.Scan.Top(_normed, top, excluded, out var normaliser);
        foreach (ref var item in top[..count])
            item = item with { Score = (float)Math.Exp(item.Score - normaliser.LogSumExp) };
        return count;
    }

    /// <summary>Scores every item before the softmax: logarithms of probabilities, up to a number that all items share.</summary>
    /// <param name="scores">(I)</param>
    public void LogScore(Span<float> scores) => Multiply(_weights.Items.Span, _weights.Bias.Span, _normed, scores);

    private void Step(int signal, int period)
    {
        var width = _x.Length;
        var x = _x.AsSpan();
        TensorPrimitives.Add(x, _weights.Gaps.Span.Slice(signal * width, width), x);
        for (var k = 0; k < _recent.Length; k++)
        {
            if (_recent[k] == None)
                break;

            var entering = _recent[k] == Beginning ? _weights.Beginning.Span : _weights.Items.Span.Slice(_recent[k] * width, width);
            TensorPrimitives.MultiplyAdd(entering, _weights.Mix.Span.Slice(k * width, width), x, x);
        }

        for (var i = 0; i < _h.Length; i++)
        {
            Recur(_weights.Blocks[i], signal, _h[i]);
            if (_weights.Blocks[i].FeedForward is { } feedForward)
                Feed(feedForward);
        }

        TensorPrimitives.Add(x, _weights.Trends.Span.Slice(period * width, width), x);
        Normalise(_weights.Norm);
    }

    private void Recur(RecurrentBlockWeights block, int signal, Span<float> h)
    {
        var width = h.Length;
        Normalise(block.Norm);
        var gates = _gates.AsSpan(0, 3 * width);
        Multiply(block.Gates.Matrix.Span, block.Gates.Shift.Span, _normed, gates);
        var (a, c, o) = (0, width, 2 * width);
        TensorPrimitives.Add(gates.Slice(a, width), block.Control.Span.Slice(signal * width, width), gates.Slice(a, width));
        TensorPrimitives.Sigmoid(gates.Slice(a, width), gates.Slice(a, width));
        TensorPrimitives.Subtract(h, gates.Slice(c, width), h);                              // a (h - c) + c = a h + (1 - a) c
        TensorPrimitives.MultiplyAdd(h, gates.Slice(a, width), gates.Slice(c, width), h);
        var open = _scratch.AsSpan(0, width);
        TensorPrimitives.Sigmoid(gates.Slice(o, width), open);
        TensorPrimitives.Multiply(open, gates.Slice(o, width), open);
        TensorPrimitives.Multiply(open, h, open);
        AddProduct(block.Out, open);
    }

    private void Feed(FeedForwardWeights layer)
    {
        Normalise(layer.Norm);
        var width = layer.Up.Shift.Length / 2;
        var both = _gates.AsSpan(0, 2 * width);
        Multiply(layer.Up.Matrix.Span, layer.Up.Shift.Span, _normed, both);
        var open = _scratch.AsSpan(0, width);
        TensorPrimitives.Sigmoid(both[..width], open);
        TensorPrimitives.Multiply(open, both[..width], open);
        TensorPrimitives.Multiply(open, both[width..], open);
        AddProduct(layer.Down, open);
    }

    /// <summary>_normed = the normalised _x.</summary>
    private void Normalise(Normalisation norm)
    {
        var x = _x.AsSpan();
        var y = _normed.AsSpan();
        TensorPrimitives.Subtract(x, TensorPrimitives.Sum<float>(x) / x.Length, y);
        var variance = TensorPrimitives.SumOfSquares<float>(y) / y.Length;
        TensorPrimitives.Multiply(y, 1 / MathF.Sqrt(variance + NormEpsilon), y);
        TensorPrimitives.MultiplyAdd(y, norm.Scale.Span, norm.Shift.Span, y);
    }

    /// <summary>_x += matrix input + shift.</summary>
    private void AddProduct(LinearWeights linear, ReadOnlySpan<float> input)
    {
        var matrix = linear.Matrix.Span;
        var shift = linear.Shift.Span;
        for (var i = 0; i < _x.Length; i++)
            _x[i] += shift[i] + TensorPrimitives.Dot(matrix.Slice(i * input.Length, input.Length), input);
    }

    /// <summary>output = matrix input + shift.</summary>
    private static void Multiply(ReadOnlySpan<float> matrix, ReadOnlySpan<float> shift, ReadOnlySpan<float> input, Span<float> output)
    {
        DotProducts.Rows(matrix, input, output);
        TensorPrimitives.Add(output, shift, output);
    }
}
