namespace Usher.Core.Actions;

/// <summary>Orders actions by propensity. Where propensities are nearly equal, VALUE decides.</summary>
/// <remarks>Developer Guide, "Actions dataset", says that the value of an action decides between similar propensities, and not which are similar.</remarks>
internal static class ActionOrder
{
    /// <summary>Propensities are nearly equal that are at most this far below the highest of them.</summary>
    public const float NearTie = 0.01f;

    /// <summary>The actions, best first. Of equal value those with the higher propensity come first, then those that were taken more often, then by id.</summary>
    public static IReadOnlyList<ScoredAction> Sort(IEnumerable<ScoredAction> actions)
    {
        ScoredAction[] sorted = [.. actions];
        Array.Sort(sorted, (one, other) => other.Propensity.CompareTo(one.Propensity));
        for (var begin = 0; begin < sorted.Length;)
        {
            var end = begin + 1;
            while (end < sorted.Length && sorted[end].Propensity >= sorted[begin].Propensity - NearTie)
                end++;
            Array.Sort(sorted, begin, end - begin, Comparer<ScoredAction>.Create(CompareNear));
            begin = end;
        }

        return sorted;
    }

    // An action without a value is worth less than any other.
    private static int CompareNear(ScoredAction one, ScoredAction other) =>
        (other.Row.Value ?? 0).CompareTo(one.Row.Value ?? 0) is not 0 and var byValue ? byValue
        : other.Propensity.CompareTo(one.Propensity) is not 0 and var byPropensity ? byPropensity
        : other.Takes.CompareTo(one.Takes) is not 0 and var byTakes ? byTakes
        : string.CompareOrdinal(one.Row.Id, other.Row.Id);
}
