using Usher.Ranking.Splits;

namespace Usher.Training.Recurrent;

/// <summary>Samples the items that the softmax of a training step is computed over, for catalogues that are too large for all items.</summary>
/// <remarks>
/// The candidates of a window are all its targets and some items drawn evenly. Each candidate's score is lowered by the logarithm of its
/// chance to be one, so that the sum in the softmax's denominator is right on average (Horvitz and Thompson, 1952; the correction of
/// sampled softmax in Bengio and Senécal, 2008). Without it popular items, which are candidates most of the time, would be held down.
/// </remarks>
internal sealed class CandidateSampler
{
    private const int VectorWidth = 16;

    private readonly int _drawn;
    private readonly Random _random;
    private readonly double[] _shares;
    private readonly int[] _positions;
    private readonly int[] _order;

    /// <param name="split">The events, which tell how often each item is a target.</param>
    /// <param name="drawn">How many items are drawn beside the targets.</param>
    /// <param name="random">The random numbers of the training.</param>
    public CandidateSampler(Split split, int drawn, Random random)
    {
        _drawn = Math.Min(drawn, split.Set.ItemCount);
        _random = random;
        _positions = new int[split.Set.ItemCount];
        _order = [.. Enumerable.Range(0, split.Set.ItemCount)];
        Array.Fill(_positions, -1);
        var counts = split.CountTrainItems();
        var events = Math.Max(1, counts.Sum(count => (long)count));
        _shares = Array.ConvertAll(counts, count => (double)count / events);
    }

    /// <summary>The largest number of candidates of a window.</summary>
    public int MaxCountFor(int targets) => Math.Min(_positions.Length, targets + _drawn + VectorWidth);

    /// <summary>Chooses the candidates of one window.</summary>
    /// <param name="targets">Item indexes, which are replaced by positions among the candidates.</param>
    /// <returns>(C) item indexes, C a multiple of 16 unless these are all items, and (C) the logarithm of each one's chance to be chosen.</returns>
    public (int[] Items, float[] LogChances) Draw(Span<int> targets)
    {
        var candidates = new List<int>(targets.Length + _drawn);
        foreach (ref var target in targets)
        {
            if (_positions[target] < 0)
                Take(target);
            target = _positions[target];
        }

        // The first steps of a Fisher-Yates shuffle: each draws uniformly among the items that are not drawn yet. A few more than requested fill the last vector.
        var drawn = 0;
        for (; drawn < _order.Length && (drawn < _drawn || candidates.Count % VectorWidth != 0); drawn++)
        {
            var at = _random.Next(drawn, _order.Length);
            (_order[drawn], _order[at]) = (_order[at], _order[drawn]);
            if (_positions[_order[drawn]] < 0)
                Take(_order[drawn]);
        }

        var drawChance = (double)drawn / _order.Length;
        var chances = new float[candidates.Count];
        for (var position = 0; position < chances.Length; position++)
        {
            var item = candidates[position];
            chances[position] = (float)Math.Log(1 - ((1 - drawChance) * Math.Exp(-targets.Length * _shares[item])));
            _positions[item] = -1;
        }

        return ([.. candidates], chances);

        void Take(int item)
        {
            _positions[item] = candidates.Count;
            candidates.Add(item);
        }
    }
}
