using System.Text.Json.Serialization;
using Usher.Ranking.Metrics;

namespace Usher.Ranking.Reports;

/// <summary>How far a recipe is from the best model that only counts.</summary>
/// <param name="Recipe">That model.</param>
/// <param name="NdcgAt10">Ours minus its NDCG@10, with a 95 % bootstrap interval over users.</param>
public sealed record CountDifference(string Recipe, [property: JsonPropertyName("ndcg@10")] Interval NdcgAt10)
{
    private const string Decisive = "ndcg@10";

    /// <summary>Compares a recipe with the counting model that has the highest mean NDCG@10.</summary>
    /// <param name="ours">A result for each seed, of the same queries; at least one.</param>
    /// <param name="counts">By recipe: the results of the counting models for the same queries.</param>
    /// <param name="seed">Draws the users of the bootstrap.</param>
    /// <returns>Null when there is no counting model to compare with.</returns>
    /// <exception cref="ArgumentException">Two results are of different queries.</exception>
    public static CountDifference? ToBest(
        IReadOnlyList<RankerEvaluation> ours, IReadOnlyDictionary<string, IReadOnlyList<RankerEvaluation>> counts, int seed = 1)
    {
        if (counts.Count == 0)
            return null;

        var (recipe, theirs) = counts
            .OrderByDescending(model => model.Value.Average(run => run.Metrics[Decisive]))
            .ThenBy(model => model.Key, StringComparer.Ordinal)
            .First();
        if (ours.Concat(theirs).Any(run => !run.Queries.SequenceEqual(ours[0].Queries)))
            throw new ArgumentException("Only results of the same queries, in the same order, can be compared.", nameof(ours));

        return new CountDifference(recipe, Bootstrap.Difference(ours[0].Queries, MeanPerQuery(ours), MeanPerQuery(theirs), seed));
    }

    private static double[] MeanPerQuery(IReadOnlyList<RankerEvaluation> runs)
    {
        var means = new double[runs[0].Queries.Count];
        foreach (var run in runs)
        {
            var values = run.PerQuery(Decisive);
            for (var query = 0; query < means.Length; query++)
                means[query] += values[query] / runs.Count;
        }

        return means;
    }
}
