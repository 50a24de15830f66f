using Usher.Ranking.Metrics;
using Usher.Ranking.Splits;

namespace Usher.Ranking.Reports;

/// <summary>Says in words how a figure was measured: without them no two figures can be compared.</summary>
public static class ProtocolDescription
{
    /// <summary>Protocol A, <see cref="Splits.LeaveOneOut"/>.</summary>
    /// <param name="ties">The order of a user's events of equal time.</param>
    /// <param name="seen">What became of items in the input.</param>
    /// <param name="core">The k of <see cref="KCore"/>; 0 when nothing was dropped.</param>
    public static string LeaveOneOut(TieRule ties, SeenItems seen, int core = 0) =>
        "Leave-one-out (protocol A): the newest event of each user is the test target, asked for given all events before it; the event before it " +
        "is the validation target, read but never trained on; all older events are trained on. " + CommonRules(ties, seen, core);

    /// <summary>Protocol B, <see cref="PersonalizeSplit"/>.</summary>
    /// <param name="ties">The order of a user's events of equal time.</param>
    /// <param name="seen">What became of items in the input.</param>
    /// <param name="core">The k of <see cref="KCore"/>; 0 when nothing was dropped.</param>
    /// <param name="singleTarget">Whether only the first event after the input was wanted (protocol B1).</param>
    public static string Personalize(TieRule ties, SeenItems seen, int core = 0, bool singleTarget = false) =>
        (singleTarget ? "Personalize style, single target (protocol B1): " : "Personalize style (protocol B): ") +
        $"users are dealt at random into {PersonalizeSplit.FoldCount} folds, each the test once and never trained on; the oldest 90 % of the " +
        "events of a test user (rounded down) are the input, " +
        (singleTarget ? "the first event after them is the only target" : "the distinct items of the rest are the targets") +
        "; a tenth of the training users is the validation by the same rule. " + CommonRules(ties, seen, core);

    /// <summary>Protocol C, <see cref="GlobalTimeSplit"/>.</summary>
    /// <param name="ties">The order of a user's events of equal time.</param>
    /// <param name="seen">What became of items in the input.</param>
    /// <param name="core">The k of <see cref="KCore"/>; 0 when nothing was dropped.</param>
    public static string GlobalTime(TieRule ties, SeenItems seen, int core = 0) =>
        "Global time, successive (protocol C): the model is trained on what came before the 0.9 quantile of all times and then stays as it is; " +
        "every later event is asked for in turn, given all true events of the user before it; the newest 5 % of the events before the cut are the " +
        "validation in the same way, not trained on. " + CommonRules(ties, seen, core);

    private static string CommonRules(TieRule ties, SeenItems seen, int core) =>
        (core > 0
            ? $"Items with fewer than {core} events, then users with fewer than {core}, were dropped once. "
            : "No item or user was dropped. ") +
        "Every other item of the catalogue is ranked, none sampled; " +
        (seen is SeenItems.Filtered ? "seen items are filtered: the whole input is left out of the list. " : "seen items are kept in the list. ") +
        "Equal scores count against the target. Events of equal time are in order of " +
        (ties switch
        {
            TieRule.File => "the file",
            TieRule.ItemAscending => "item id, ascending",
            _ => "item id, descending",
        }) +
        ". The time of the query is not given to the model.";
}
