using System.Numerics;

namespace Usher.Ranking.Rankers;

/// <summary>A set of item indexes as one bit each, to look up in one step: what a filter leaves out, or a long history.</summary>
/// <param name="itemCount">Items are 0 to this number - 1.</param>
public sealed class ItemSet(int itemCount)
{
    private readonly ulong[] _bits = new ulong[(itemCount + 63) / 64];

    /// <summary>Puts an item in; one that is in already stays.</summary>
    /// <param name="item">Index of the item.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public void Add(int item)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(item);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(item, itemCount);
        _bits[item >> 6] |= 1UL << item;
    }

    /// <summary>Puts several items in.</summary>
    /// <param name="items">Indexes of the items, in any order, repeated or not.</param>
    public void Add(ReadOnlySpan<int> items)
    {
        foreach (var item in items)
            Add(item);
    }

    /// <summary>Whether an item is in; false for an index that no item has.</summary>
    /// <param name="item">Index of the item.</param>
    public bool Contains(int item) => (uint)item < (uint)itemCount && (_bits[item >> 6] >> item & 1) != 0;

    /// <summary>Takes all items out.</summary>
    public void Clear() => Array.Clear(_bits);

    /// <summary>Gives the items of the set a score that no list takes.</summary>
    /// <param name="scores">The scores of items in the order of their indexes.</param>
    /// <param name="first">The index of the first, a multiple of 64.</param>
    internal void Mask(Span<float> scores, int first)
    {
        var words = _bits.AsSpan(first / 64, Math.Min((scores.Length + 63) / 64, _bits.Length - first / 64));
        for (var i = 0; i < words.Length; i++)
        {
            for (var bits = words[i]; bits != 0; bits &= bits - 1)
            {
                var at = i * 64 + BitOperations.TrailingZeroCount(bits);
                if (at < scores.Length)
                    scores[at] = float.NegativeInfinity;
            }
        }
    }
}
