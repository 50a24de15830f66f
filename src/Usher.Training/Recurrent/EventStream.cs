using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;

namespace Usher.Training.Recurrent;

/// <summary>The training events of all users, concatenated in random order of the users, and divided into rows, which are read in parallel, window by window.</summary>
/// <remarks>
/// There is no padding, so no work is wasted, and whole histories are trained on: states continue from window to window, gradients do
/// not (truncated back-propagation through time). At step j of a user the network has read j - 1 items and is asked for the next; at the
/// first step it has read only the marker of a beginning.
/// </remarks>
internal sealed class EventStream
{
    // Enough to answer well without a context, few enough to learn all of them.
    private const double ContextsLeftOut = 0.2;

    private readonly NetworkShape _shape;
    private readonly int _rows;
    private readonly int _rowLength;
    private readonly int[] _inputs;
    private readonly int[] _targets;
    private readonly float[]? _weights;
    private readonly int[] _left;
    private readonly byte[] _signals;
    private readonly bool[] _begins;
    private readonly int[] _users;
    private readonly byte[] _periods;
    private readonly int[]? _contexts;

    /// <param name="split">The events that may be trained on.</param>
    /// <param name="shape">The sizes: the indexes for "no item" and for "beginning", and the number of recent items at each step.</param>
    /// <param name="users">The users to read, in this order.</param>
    /// <param name="rows">B, the number of rows.</param>
    /// <param name="periods">The trend periods of events.</param>
    /// <param name="shuffleTies">Shuffles a user's events of equal time; null keeps their order.</param>
    /// <param name="leaveOutContexts">Draws the steps whose context is left out, so that the network also learns to do without; null for a network that reads no contexts.</param>
    public EventStream(Split split, NetworkShape shape, ReadOnlySpan<int> users, int rows, TrendPeriods periods, Random? shuffleTies, Random? leaveOutContexts = null)
    {
        var length = 0;
        foreach (var user in users)
            length += split.TrainLengths[user];

        _shape = shape;
        _rows = rows;
        _rowLength = (length + rows - 1) / rows;
        _inputs = new int[length];
        _targets = new int[length];
        _weights = split.Set.Weights is null ? null : new float[length];
        _left = new int[length];
        _signals = new byte[length];
        _begins = new bool[length];
        _users = new int[length];
        _periods = new byte[length];
        _contexts = leaveOutContexts is null ? null : new int[length];
        var at = 0;
        foreach (var user in users)
        {
            var events = split.TrainEventsOf(user);
            var times = events.Times;
            var targets = _targets.AsSpan(at, events.Length);
            events.Items.CopyTo(targets);
            var weights = _weights is null ? [] : _weights.AsSpan(at, events.Length);
            split.TrainWeightsOf(user).CopyTo(weights);
            var contexts = _contexts is null ? [] : _contexts.AsSpan(at, events.Length);
            for (var j = 0; j < contexts.Length; j++)
                contexts[j] = (int)split.Set.Offsets[user] + j;
            if (shuffleTies is not null)
                Shuffle(targets, weights, contexts, times, shuffleTies);
            foreach (ref var context in contexts)
                context = leaveOutContexts!.NextDouble() < ContextsLeftOut ? -1 : context;

            for (var j = 0; j < events.Length; j++, at++)
            {
                _begins[at] = j == 0;
                _users[at] = user;
                _periods[at] = (byte)periods.Of(times[Math.Max(0, j - 1)]);
                _inputs[at] = j == 0 ? shape.PaddedItems : targets[j - 1];
                _left[at] = events.Length - j;
                _signals[at] = (byte)(j switch
                {
                    0 => TimeGap.Beginning,
                    1 => TimeGap.FirstEvent,
                    _ => TimeGap.SignalOf(times[j - 1] - times[j - 2]),
                });
            }
        }
    }

    /// <summary>The number of windows of <paramref name="steps"/> steps.</summary>
    public int WindowCount(int steps) => (_rowLength + steps - 1) / steps;

    /// <summary>The windows in order.</summary>
    /// <param name="steps">T; the last window may be shorter.</param>
    /// <param name="targetWeights">(W) the weights of the next item, of the item after it, and so on.</param>
    public IEnumerable<Window> Windows(int steps, float[] targetWeights)
    {
        for (var first = 0; first < _rowLength; first += steps)
            yield return Cut(first, Math.Min(steps, _rowLength - first), targetWeights);
    }

    private Window Cut(int first, int steps, float[] targetWeights)
    {
        var (positions, ahead) = (_rows * steps, targetWeights.Length);
        var window = new Window(_rows, steps, new int[_shape.Recent * positions], new int[positions], new float[positions], new int[positions], [], new int[positions * ahead], new float[positions * ahead])
        {
            Counts = _weights is null ? null : new float[positions],
            Contexts = _contexts is null ? null : new int[positions],
        };
        for (var row = 0; row < _rows; row++)
        {
            for (var step = 0; step < steps; step++)
            {
                // The last row may be a few steps shorter. It is filled with the last step again.
                var from = Math.Min(row * _rowLength + first + step, _inputs.Length - 1);
                var position = row * steps + step;
                window.Signals[position] = _signals[from];
                window.Keep[position] = _begins[from] ? 0 : 1;
                if (_begins[from])
                    window.Beginners.Add((position, _users[from]));
                window.Periods[position] = _periods[from];
                if (window.Contexts is { } contexts)
                    contexts[position] = _contexts![from];
                for (var k = 0; k < _shape.Recent; k++)
                    window.Inputs[k * positions + position] = BeginsWithin(from, k) ? _shape.Items : _inputs[from - k];

                var (sum, plainSum) = (0f, 0f);
                for (var w = 0; w < ahead; w++)
                {
                    // Past the end of the history its last item is repeated with weight 0, so that no other item becomes a candidate.
                    var isThere = w < _left[from];
                    window.Targets[position * ahead + w] = _targets[from + (isThere ? w : _left[from] - 1)];
                    plainSum += isThere ? targetWeights[w] : 0;
                    sum += window.Weights[position * ahead + w] = isThere ? targetWeights[w] * (_weights is null ? 1 : _weights[from + w]) : 0;
                }

                for (var w = 0; w < ahead; w++)
                    window.Weights[position * ahead + w] /= sum;
                // A step whose targets count half as much has half the weight in the loss.
                if (window.Counts is { } counts)
                    counts[position] = sum / plainSum;
            }
        }

        return window;
    }

    /// <summary>Whether the history at a position began less than this number of steps before.</summary>
    private bool BeginsWithin(int from, int steps)
    {
        for (var k = 0; k < steps; k++)
        {
            if (from - k == 0 || _begins[from - k])
                return true;
        }

        return false;
    }

    private static void Shuffle(Span<int> items, Span<float> weights, Span<int> contexts, ReadOnlySpan<long> times, Random random)
    {
        for (var begin = 0; begin < items.Length;)
        {
            var end = begin + 1;
            while (end < items.Length && times[end] == times[begin])
                end++;
            if (weights.IsEmpty && contexts.IsEmpty)
                random.Shuffle(items[begin..end]);
            else
                Together(items[begin..end], weights.IsEmpty ? weights : weights[begin..end], contexts.IsEmpty ? contexts : contexts[begin..end], random);
            begin = end;
        }
    }

    // Each item keeps its own weight and context.
    private static void Together(Span<int> items, Span<float> weights, Span<int> contexts, Random random)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = random.Next(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
            if (!weights.IsEmpty)
                (weights[last], weights[other]) = (weights[other], weights[last]);
            if (!contexts.IsEmpty)
                (contexts[last], contexts[other]) = (contexts[other], contexts[last]);
        }
    }
}
