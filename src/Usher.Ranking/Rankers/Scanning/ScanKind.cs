namespace Usher.Ranking.Rankers.Scanning;

/// <summary>How an <see cref="ItemScan"/> goes through the items. The list is the same either way.</summary>
public enum ScanKind
{
    /// <summary>Whichever is quicker for so many items on this processor.</summary>
    Automatic,

    /// <summary>All rows in fp32, where they lie: nothing to prepare, best for a process that asks once.</summary>
    Plain,

    /// <summary>Rows rounded to 8 bits first, then in fp32 those few that might make the list. Keeps a copy of a quarter of the size.</summary>
    Compact,
}
