using Usher.Ranking.Histories;
using Usher.Ranking.Metrics;
using Usher.Ranking.Reports;
using Usher.Ranking.Splits;

namespace Usher.Training.Jobs;

/// <summary>How a recipe is evaluated: the splits that it is trained on, and the variants in which each model is measured.</summary>
/// <param name="Splits">One, or the ten folds of protocol B.</param>
/// <param name="Variants">The first is that of the report itself.</param>
internal sealed record Protocol(IReadOnlyList<Split> Splits, IReadOnlyList<EvaluationVariant> Variants)
{
    /// <summary>The names that a job may give.</summary>
    public static IReadOnlyList<string> Names { get; } = ["leave-one-out", "personalize", "global-time"];

    /// <summary>The protocol with a name, for a set that was already filtered and sorted.</summary>
    /// <exception cref="FormatException">There is no such protocol; the message lists those that exist.</exception>
    public static Protocol Of(string name, TrainingSet set, TieRule ties, int core) => name switch
    {
        "leave-one-out" => new([LeaveOneOut.Of(set)], [new("", ProtocolDescription.LeaveOneOut(ties, SeenItems.Filtered, core), SeenItems.Filtered)]),
        "personalize" => new(PersonalizeSplit.Folds(set), [.. PersonalizeVariants(ties, core)]),
        "global-time" => new([GlobalTimeSplit.Of(set)], [new("", ProtocolDescription.GlobalTime(ties, SeenItems.Filtered, core), SeenItems.Filtered)]),
        _ => throw new FormatException($"There is no protocol '{name}'. Use {string.Join(", ", Names)}."),
    };

    private static IEnumerable<EvaluationVariant> PersonalizeVariants(TieRule ties, int core)
    {
        foreach (var (name, seen, singleTarget) in ((string, SeenItems, bool)[])
            [("", SeenItems.Filtered, false), ("seenKept", SeenItems.Kept, false), ("singleTarget", SeenItems.Filtered, true), ("singleTargetSeenKept", SeenItems.Kept, true)])
        {
            yield return new(name, ProtocolDescription.Personalize(ties, seen, core, singleTarget), seen) { IsSingleTarget = singleTarget };
        }
    }
}
