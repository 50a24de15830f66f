using System.Runtime.Intrinsics;
using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Counts;

/// <summary>usher-counts: raw score of j = that of usher-ease + weight x that of usher-transitions. The first knows which items occur together, the second which items follow one another.</summary>
internal sealed class CountsRecipe : IRecipe
{
    private static readonly double[] TriedWeights = [0.5, 1, 2, 4, 8, 16];

    // The choice of most data sets, used for those without enough validation data.
    private const double UsualWeight = 4;

    public string Name => "usher-counts";

    public IRanker Train(Split split, HyperparameterValues settings, TrainingRun run)
    {
        var (rows, transitionsDecay) = TransitionsRecipe.Fit(
            split, settings.Integer("window"), settings.Real("shrink"), settings.RealOrAuto("transitions_decay"), run);
        var (weights, easeDecay) = EaseRecipe.Fit(split, settings.RealOrAuto("lambda"), settings.RealOrAuto("ease_decay"), settings.Integer("max_items"), run);
        var weight = settings.RealOrAuto("transitions_weight") ?? Choose(split, rows, transitionsDecay, weights, easeDecay, run);

        var shares = PopularityRecipe.SharesOf(split);
        return new CountsRanker(
            new EaseRanker(weights.Values, weights.Items, easeDecay, shares), new TransitionsRanker(rows, transitionsDecay, shares), weight);
    }

    private static double Choose(Split split, SparseRows rows, double transitionsDecay, DenseItemRows weights, double easeDecay, TrainingRun run)
    {
        if (split.Validation.Count == 0)
            return UsualWeight;

        var ndcg = ValidationSearch.NdcgAt10(
            split,
            TriedWeights.Length,
            run,
            new DecayedSum(weights, Vector256.Create((float)easeDecay), Vector256<float>.One),
            new DecayedSum(new SparseItemRows(rows), Vector256.Create((float)transitionsDecay), DecayedSum.Pack(TriedWeights)));
        return TriedWeights[ndcg.IndexOf(ndcg.Max())];
    }
}
