using System.Numerics;

namespace Usher.Ranking.Rankers;

/// <summary>A set of item indexes as one bit each, to look up in one step: what a filter includes or leaves out, or a long history.</summary>
public sealed class ItemSet
{
    private readonly ulong[] _bits;
    private readonly int _itemCount;

    /// <summary>Makes a set without items.</summary>
    /// <param name="itemCount">Items are 0 to this number - 1.</param>
    public ItemSet(int itemCount)
        : this(new ulong[(itemCount + 63) / 64], itemCount)
    {
    }

    private ItemSet(ulong[] bits, int itemCount) => (_bits, _itemCount) = (bits, itemCount);

    /// <summary>Makes a set of words.</summary>
    /// <param name="words">A bit for each item, 64 items in a word. The set uses this array; bits that no item has are cleared.</param>
    /// <param name="itemCount">Items are 0 to this number - 1.</param>
    public static ItemSet Of(ulong[] words, int itemCount)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(words.Length, (itemCount + 63) / 64);
        if (itemCount % 64 is > 0 and var used)
            words[^1] &= (1UL << used) - 1;
        return new(words, itemCount) { Count = words.Sum(BitOperations.PopCount) };
    }

    /// <summary>How many items are in.</summary>
    public int Count { get; private set; }

    /// <summary>Puts an item in; one that is in already stays.</summary>
    /// <param name="item">Index of the item.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public void Add(int item)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(item);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(item, _itemCount);
        ref var word = ref _bits[item >> 6];
        Count += (int)(~word >> item & 1);
        word |= 1UL << item;
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
    public bool Contains(int item) => (uint)item < (uint)_itemCount && (_bits[item >> 6] >> item & 1) != 0;

    /// <summary>Takes all items out.</summary>
    public void Clear()
    {
        Array.Clear(_bits);
        Count = 0;
    }

    /// <summary>64 items from 64 times an index on, a bit for each that is in.</summary>
    internal ulong Word(int index) => (uint)index < (uint)_bits.Length ? _bits[index] : 0;
}
