namespace Usher.Ranking.Metrics;

/// <summary>What becomes of the items of a query's input.</summary>
public enum SeenItems
{
    /// <summary>Left out of the list, all of them; a target among them cannot be found and counts as missed.</summary>
    Filtered,

    /// <summary>Ranked like all others: Personalize's own way when no filter is given.</summary>
    Kept,
}
