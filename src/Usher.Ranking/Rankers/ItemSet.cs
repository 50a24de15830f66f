namespace Usher.Ranking.Rankers;

/// <summary>A set of item indexes as one bit each, to look up in one step: what a filter includes or leaves out, or a long history.</summary>
/// <param name="itemCount">Items are 0 to this number - 1.</param>
public sealed class ItemSet(int itemCount)
{
    private readonly ulong[] _bits = new ulong[(itemCount + 63) / 64];

    /// <summary>How many items are in.</summary>
    public int Count { get; private set; }

    /// <summary>Puts an item in; one that is in already stays.</summary>
    /// <param name="item">Index of the item.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public void Add(int item)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(item);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(item, itemCount);
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
    public bool Contains(int item) => (uint)item < (uint)itemCount && (_bits[item >> 6] >> item & 1) != 0;

    /// <summary>Takes all items out.</summary>
    public void Clear()
    {
        Array.Clear(_bits);
        Count = 0;
    }

    /// <summary>64 items from 64 times an index on, a bit for each that is in.</summary>
    internal ulong Word(int index) => (uint)index < (uint)_bits.Length ? _bits[index] : 0;
}
