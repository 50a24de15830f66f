using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Counts;
using Usher.Training.Recipes;

namespace Usher.Training.Recurrent;

/// <summary>usher-blend: recurrent networks, transitions and EASE, combined with weights that are chosen on validation.</summary>
internal sealed class BlendRecipe : IRecipe
{
    private const int MaxItemsForEase = 10_000;

    private static readonly float[] TransitionsWeights = [0, 0.25f, 0.5f, 0.75f, 1, 1.5f];
    private static readonly float[] EaseWeights = [0, 5, 10, 15, 20, 30];

    // The choice of most data sets, used for those without enough validation data.
    private static readonly BlendWeights UsualWeights = new(0.75f, 15);

    // Enough queries to distinguish a step of the grid from noise.
    private const int MaxQueries = 6000;

    public string Name => "usher-blend";

    public IRanker Train(Split split, HyperparameterValues settings, TrainingRun run)
    {
        var shares = PopularityRecipe.SharesOf(split);
        var (rows, transitionsDecay) = TransitionsRecipe.Fit(split, window: 5, shrink: 20, decay: null, run);
        var transitions = new TransitionsRanker(rows, transitionsDecay, shares);
        var ease = default(EaseRanker);
        if (split.Set.ItemCount <= MaxItemsForEase)
        {
            var (weights, easeDecay) = EaseRecipe.Fit(split, lambda: null, decay: null, MaxItemsForEase, run);
            ease = new EaseRanker(weights.Values, weights.Items, easeDecay, shares);
        }

        var count = settings.Integer("networks");
        var networks = Enumerable.Range(0, count).Select(number => new RecurrentTrainer(
            split,
            RecurrentOptions.From(settings),
            run with { Seed = unchecked((run.Seed * 1009) + number), Progress = NotedProgress.Of(run.Progress, $"network {number + 1} of {count}") },
            Name).Train()).ToArray();
        return new BlendRanker(networks, transitions, ease, Choose(split, networks, transitions, ease, run));
    }

    /// <summary>The weights with the best NDCG@10 on validation, from a grid over both. Finer steps are within the noise.</summary>
    private static BlendWeights Choose(Split split, RecurrentRanker[] networks, TransitionsRanker transitions, EaseRanker? ease, TrainingRun run)
    {
        if (split.Validation.Count == 0)
            return UsualWeights;

        var step = (split.Validation.Count + MaxQueries - 1) / MaxQueries;
        var queries = split.Validation.Where((_, index) => index % step == 0).ToArray();
        var grid = TransitionsWeights.SelectMany(t => (ease is null ? [0f] : EaseWeights).Select(e => new BlendWeights(t, e))).ToArray();
        var ndcg = BlendSearch.NdcgAt10(split, queries, new BlendRanker(networks, transitions, ease, UsualWeights), grid, run);
        return grid[ndcg.IndexOf(ndcg.Max())];
    }
}
