namespace Usher.Ranking.Rankers;

/// <summary>The items that may not be in a list: none, a short span of indexes (a user's history), or an <see cref="ItemSet"/>.</summary>
/// <remarks>Only items good enough for the list are looked up, so a span of some hundred is as quick as a set; take a set for thousands.</remarks>
public readonly ref struct Exclusion
{
    private readonly ReadOnlySpan<int> _items;
    private readonly ItemSet? _set;

    private Exclusion(ReadOnlySpan<int> items, ItemSet? set)
    {
        _items = items;
        _set = set;
    }

    /// <summary>Leaves out the items of a span.</summary>
    /// <param name="items">Indexes in any order.</param>
    public static implicit operator Exclusion(ReadOnlySpan<int> items) => new(items, null);

    /// <summary>Leaves out the items of an array.</summary>
    /// <param name="items">Indexes in any order.</param>
    public static implicit operator Exclusion(int[] items) => new(items, null);

    /// <summary>Leaves out the items of a set.</summary>
    /// <param name="set">The set.</param>
    public static implicit operator Exclusion(ItemSet? set) => new([], set);

    /// <summary>Whether an item is left out.</summary>
    /// <param name="item">Index of the item.</param>
    public bool Contains(int item) => _set is null ? _items.Contains(item) : _set.Contains(item);

    /// <summary>Gives the items that are left out a score that no list takes.</summary>
    /// <param name="scores">The scores of items in the order of their indexes.</param>
    /// <param name="first">The index of the first.</param>
    internal void Mask(Span<float> scores, int first)
    {
        if (_set is not null)
            _set.Mask(scores, first);

        foreach (var item in _items)
        {
            var at = item - first;
            if ((uint)at < (uint)scores.Length)
                scores[at] = float.NegativeInfinity;
        }
    }
}
