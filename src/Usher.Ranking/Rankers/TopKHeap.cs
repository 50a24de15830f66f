using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Usher.Ranking.Rankers;

/// <summary>The best items seen so far, in the caller's span, with the worst of them on top: a new item needs to beat only that one.</summary>
/// <param name="slots">(k) where the items are kept.</param>
internal ref struct TopKHeap(Span<ScoredItem> slots)
{
    private readonly Span<ScoredItem> _slots = slots;
    private int _count = 0;

    /// <summary>An item makes the list if its score is above this, or equal to it with a lower index than the item that has it.</summary>
    public float Threshold { get; private set; } = slots.IsEmpty ? float.PositiveInfinity : float.NegativeInfinity;

    /// <summary>How long the list may become: k.</summary>
    public readonly int Capacity => _slots.Length;

    /// <summary>Turns away lower scores from the start.</summary>
    /// <param name="floor">At least k items that may be in the list score this or more.</param>
    public void RaiseTo(float floor) => Threshold = Math.Max(Threshold, MathF.BitDecrement(floor));

    /// <summary>Offers many items, in the order of their indexes and after all items of lower index.</summary>
    /// <param name="scores">Their scores.</param>
    /// <param name="first">The index of the first.</param>
    /// <param name="candidates">The items that may be in the list.</param>
    public void Offer(scoped ReadOnlySpan<float> scores, int first, scoped Candidates candidates)
    {
        ref var start = ref MemoryMarshal.GetReference(scores);
        var i = 0;
        for (; i <= scores.Length - 32; i += 32)
        {
            // Once the heap is full, nearly every group ends here: four comparisons and one test for 32 items.
            var limit = Vector256.Create(Threshold);
            var a = Vector256.GreaterThan(Vector256.LoadUnsafe(ref start, (nuint)i), limit);
            var b = Vector256.GreaterThan(Vector256.LoadUnsafe(ref start, (nuint)i + 8), limit);
            var c = Vector256.GreaterThan(Vector256.LoadUnsafe(ref start, (nuint)i + 16), limit);
            var d = Vector256.GreaterThan(Vector256.LoadUnsafe(ref start, (nuint)i + 24), limit);
            if ((a | b | c | d) == Vector256<float>.Zero)
                continue;

            var better = a.ExtractMostSignificantBits() | b.ExtractMostSignificantBits() << 8
                | c.ExtractMostSignificantBits() << 16 | d.ExtractMostSignificantBits() << 24;
            for (; better != 0; better &= better - 1)
            {
                var at = i + BitOperations.TrailingZeroCount(better);
                if (scores[at] > Threshold && candidates.Contains(first + at))
                    Put(first + at, scores[at]);
            }
        }

        for (; i < scores.Length; i++)
        {
            if (scores[i] > Threshold && candidates.Contains(first + i))
                Put(first + i, scores[i]);
        }
    }

    /// <summary>Offers candidates one by one.</summary>
    /// <param name="scores">The scores of all items.</param>
    /// <param name="candidates">The items that may be in the list.</param>
    public void OfferFew(scoped ReadOnlySpan<float> scores, scoped Candidates candidates)
    {
        foreach (var item in candidates.ItemsOfSets(scores.Length))
        {
            if (scores[item] > Threshold && !candidates.ExcludedItems.Contains(item))
                Put(item, scores[item]);
        }
    }

    /// <summary>Takes an item in and the worst one out.</summary>
    /// <param name="item">Higher than the index of every item put in before, so that of equal scores the lower index stays.</param>
    /// <param name="score">Above <see cref="Threshold"/>.</param>
    public void Put(int item, float score)
    {
        var added = new ScoredItem(item, score);
        if (_count < _slots.Length)
        {
            SiftUp(_count++, added);
            if (_count == _slots.Length)
                Threshold = _slots[0].Score;
        }
        else
        {
            SiftDown(0, _count, added);
            Threshold = _slots[0].Score;
        }
    }

    /// <summary>Puts the items in order, best first.</summary>
    /// <returns>How many there are.</returns>
    public readonly int Finish()
    {
        for (var last = _count - 1; last > 0; last--)
        {
            var moved = _slots[last];
            _slots[last] = _slots[0];
            SiftDown(0, last, moved);
        }

        return _count;
    }

    private readonly void SiftUp(int hole, ScoredItem item)
    {
        while (hole > 0)
        {
            var parent = (hole - 1) / 2;
            if (!IsWorse(item, _slots[parent]))
                break;
            _slots[hole] = _slots[parent];
            hole = parent;
        }

        _slots[hole] = item;
    }

    private readonly void SiftDown(int hole, int count, ScoredItem item)
    {
        while (true)
        {
            var child = 2 * hole + 1;
            if (child >= count)
                break;
            if (child + 1 < count && IsWorse(_slots[child + 1], _slots[child]))
                child++;
            if (!IsWorse(_slots[child], item))
                break;
            _slots[hole] = _slots[child];
            hole = child;
        }

        _slots[hole] = item;
    }

    private static bool IsWorse(ScoredItem a, ScoredItem b) => a.Score < b.Score || (a.Score == b.Score && a.Item > b.Item);
}
