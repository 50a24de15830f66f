using System.Numerics;

namespace Usher.Ranking.Rankers;

/// <summary>The items that may be in a list: all or those of a set, without others that are left out.</summary>
/// <remarks>
/// The default value is all items. Where few items are left, a list is made of their scores alone (<see cref="AreFew"/>); otherwise all items are scored, and only those
/// good enough for the list are looked up here. So a span of some hundred excluded items is as quick as a set; take a set for thousands.
/// </remarks>
public readonly ref struct Candidates
{
    // Scoring one item alone takes 30 to 50 ns, an item of a scan over all 2 to 3 ns (bench/run scanning, width 64).
    private const int FewShare = 16;

    /// <summary>The only items that may be in the list; null for all.</summary>
    public ItemSet? Included { get; init; }

    /// <summary>Items to leave out, as a set; null for none.</summary>
    public ItemSet? Excluded { get; init; }

    /// <summary>Items to leave out besides, in any order: a user's history.</summary>
    public ReadOnlySpan<int> ExcludedItems { get; init; }

    /// <summary>All items.</summary>
    public static Candidates All => default;

    /// <summary>The items of a set.</summary>
    /// <param name="items">The set.</param>
    public static Candidates Only(ItemSet items) => new() { Included = items };

    /// <summary>All items but some.</summary>
    /// <param name="items">Indexes in any order.</param>
    public static Candidates AllBut(ReadOnlySpan<int> items) => new() { ExcludedItems = items };

    /// <summary>All items but those of a set.</summary>
    /// <param name="items">The set.</param>
    public static Candidates AllBut(ItemSet items) => new() { Excluded = items };

    /// <summary>Whether an item may be in the list.</summary>
    /// <param name="item">Index of the item.</param>
    public bool Contains(int item) =>
        (Included is null || Included.Contains(item)) && (Excluded is null || !Excluded.Contains(item)) && !ExcludedItems.Contains(item);

    /// <summary>About how many items may be in the list: never fewer than there are, and exact for one set alone.</summary>
    /// <param name="itemCount">How many items there are.</param>
    public int EstimateCount(int itemCount) => Math.Min(Included?.Count ?? itemCount, itemCount - (Excluded?.Count ?? 0));

    /// <summary>Whether it costs less to score these items one by one than to score all.</summary>
    /// <param name="itemCount">How many items there are.</param>
    internal bool AreFew(int itemCount) => EstimateCount(itemCount) < itemCount / FewShare;

    /// <summary>
    /// Goes through the items of the sets in ascending order. Those of <see cref="ExcludedItems"/> are among them: a span is looked up only for items that are good enough
    /// for the list.
    /// </summary>
    /// <param name="itemCount">How many items there are.</param>
    internal Walk ItemsOfSets(int itemCount) => new(Included, Excluded, itemCount);

    /// <summary>Gives items that may not be in the list a score that no list takes.</summary>
    /// <param name="scores">The scores of items in the order of their indexes.</param>
    /// <param name="first">The index of the first, a multiple of 64.</param>
    internal void Mask(Span<float> scores, int first)
    {
        if (Included is not null || Excluded is not null)
        {
            for (var at = 0; at < scores.Length; at += 64)
            {
                for (var others = ~Word(Included, Excluded, (first + at) / 64); others != 0; others &= others - 1)
                {
                    var other = at + BitOperations.TrailingZeroCount(others);
                    if (other >= scores.Length)
                        break;
                    scores[other] = float.NegativeInfinity;
                }
            }
        }

        foreach (var item in ExcludedItems)
        {
            var at = item - first;
            if ((uint)at < (uint)scores.Length)
                scores[at] = float.NegativeInfinity;
        }
    }

    // Of 64 items, a bit for each that may be in the list by the sets.
    private static ulong Word(ItemSet? included, ItemSet? excluded, int index) => (included?.Word(index) ?? ulong.MaxValue) & ~(excluded?.Word(index) ?? 0);

    /// <summary>Goes through items in ascending order.</summary>
    internal ref struct Walk(ItemSet? included, ItemSet? excluded, int itemCount)
    {
        private readonly int _words = (itemCount + 63) / 64;
        private int _index = -1;
        private ulong _bits;

        /// <summary>The item that was reached.</summary>
        public int Current { get; private set; }

        public readonly Walk GetEnumerator() => this;

        /// <summary>Goes to the next item.</summary>
        public bool MoveNext()
        {
            while (_bits == 0)
            {
                if (++_index >= _words)
                    return false;

                _bits = Word(included, excluded, _index);
            }

            Current = _index * 64 + BitOperations.TrailingZeroCount(_bits);
            _bits &= _bits - 1;
            return Current < itemCount;
        }
    }
}
