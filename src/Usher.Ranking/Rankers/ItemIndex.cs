namespace Usher.Ranking.Rankers;

/// <summary>Refuses items that a ranker does not have.</summary>
internal static class ItemIndex
{
    /// <summary>Checks an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public static void Check(int item, int itemCount)
    {
        if ((uint)item >= (uint)itemCount)
            throw new ArgumentOutOfRangeException(nameof(item), item, $"The ranker has items 0 to {itemCount - 1}; leave out events of items it does not know.");
    }
}
