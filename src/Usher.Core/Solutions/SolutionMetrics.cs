using Usher.Core.Errors;
using Usher.Ranking.Actions;
using Usher.Ranking.Metrics;

namespace Usher.Core.Solutions;

/// <summary>Maps Personalize's names of metrics to Usher's.</summary>
/// <remarks>
/// Developer Guide, "Evaluating a solution version with metrics". NDCG is Amazon's variant, whose ideal list has only the hits. On validation each user has one relevant event, so it is equal to the usual NDCG.
/// </remarks>
internal static class SolutionMetrics
{
    private const string Coverage = "coverage";

    private static readonly (string Name, string Measured, string OnValidation)[] Names =
    [
        (Coverage, "coverage@25", "coverage@25"),
        ("mean_reciprocal_rank_at_25", "mrr@25", "mrr@25"),
        ("normalized_discounted_cumulative_gain_at_10", "ndcg-of-hits@10", "ndcg@10"),
        ("normalized_discounted_cumulative_gain_at_25", "ndcg-of-hits@25", "ndcg@25"),
        ("normalized_discounted_cumulative_gain_at_5", "ndcg-of-hits@5", "ndcg@5"),
        ("precision_at_10", "precision@10", "precision@10"),
        ("precision_at_25", "precision@25", "precision@25"),
        ("precision_at_5", "precision@5", "precision@5"),
    ];

    // The guide names these metrics, but no keys; the keys are its names in the manner of the others.
    private static readonly (string Name, string Measured)[] NamesOfActions =
    [
        (Coverage, ActionMetrics.Coverage),
        ("precision", ActionMetrics.Precision),
        ("recall", ActionMetrics.Recall),
        ("area_under_the_curve", ActionMetrics.AreaUnderCurve),
    ];

    // Of aws-semantic-similarity, which has no others. The guide names them without spelling their keys: these are Usher's choice.
    private static readonly (string Name, string Measured)[] NamesOfSemantics =
    [
        ("item_freshness", SemanticMetrics.Freshness),
        ("item_popularity", SemanticMetrics.Popularity),
        ("item_similarity", SemanticMetrics.Similarity),
    ];

    /// <summary>The metrics that GetSolutionMetrics returns, with four decimals; none if none were measured.</summary>
    /// <param name="measured">The metrics by Usher's names.</param>
    public static IReadOnlyDictionary<string, double> Of(IReadOnlyDictionary<string, double> measured) =>
        Names.Select(name => (name.Name, name.Measured)).Concat(NamesOfActions).Concat(NamesOfSemantics).Where(name => measured.ContainsKey(name.Measured)).ToDictionary(name => name.Name, name => Math.Round(measured[name.Measured], 4));

    /// <summary>Usher's name of the metric by which AutoML chooses.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException.</exception>
    public static string OwnNameOf(string name)
    {
        var deciding = Names.Where(one => one.Name != Coverage).ToArray();
        return deciding.FirstOrDefault(one => one.Name == name).OnValidation
            ?? throw ServiceErrors.InvalidInput($"solutionConfig.autoMLConfig.metricName is '{name}'; {string.Join(", ", deciding.Select(one => one.Name))} are allowed.");
    }
}
