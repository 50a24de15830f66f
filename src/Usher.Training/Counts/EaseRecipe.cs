using Usher.Ranking.Jobs;
using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Counts;

/// <summary>usher-ease: score of j = sum over the history, newest first, of decay^age B[item][j], with B as <see cref="EaseWeights"/> has it.</summary>
internal sealed class EaseRecipe : IRecipe
{
    private static readonly double[] TriedDecays = [0.8, 0.9, 0.95, 0.97, 0.99, 1];

    // From strong to weak. Each costs a matrix inverse, so the search ends when a weaker one no longer improves the metric.
    private static readonly double[] TriedLambdas = [1000, 500, 200, 50];

    // The choice of most data sets, used for those without enough validation data.
    private const double UsualDecay = 0.9;
    private const double UsualLambda = 500;

    public string Name => "usher-ease";

    public IRanker Train(Split split, HyperparameterValues settings, TrainingRun run)
    {
        var (weights, decay) = Fit(split, settings.RealOrAuto("lambda"), settings.RealOrAuto("decay"), settings.Integer("max_items"), run);
        return new EaseRanker(weights.Values, weights.Items, decay, PopularityRecipe.SharesOf(split));
    }

    /// <summary>Computes the weights, and chooses lambda and decay by validation if they are not given.</summary>
    public static (DenseItemRows Weights, double Decay) Fit(Split split, double? lambda, double? decay, int maxItems, TrainingRun run)
    {
        var decays = decay is { } d ? [d] : TriedDecays;
        var lambdas = lambda is { } l ? [l] : TriedLambdas;
        using var ease = new EaseWeights(split, maxItems, run);
        if (split.Validation.Count == 0 || (lambdas.Length == 1 && decays.Length == 1))
            return (ease.Solve(lambda ?? UsualLambda), decay ?? UsualDecay);

        (DenseItemRows Weights, double Decay, double Ndcg)? best = null;
        for (var tried = 0; tried < lambdas.Length; tried++)
        {
            run.Stop.ThrowIfCancellationRequested();
            run.Progress?.Report(new ProgressMessage("training usher-ease", (double)tried / lambdas.Length));
            var weights = ease.Solve(lambdas[tried]);
            var ndcg = ValidationSearch.NdcgAt10(split, decays.Length, run, new DecayedSum(weights, decays));
            var highest = ndcg.Max();
            if (best is { } before && highest <= before.Ndcg)
                break;

            best = (weights, decays[ndcg.IndexOf(highest)], highest);
        }

        return (best!.Value.Weights, best.Value.Decay);
    }
}
