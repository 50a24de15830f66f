using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Counts;

/// <summary>
/// usher-transitions: score of j = sum over the history, newest first, of decay^age T[item][j]. T[i][j] = the sum of 1/g over all places where j came g steps after i, g from 1 to
/// the window, times the weight of that event where events have weights, divided by (the sum of row i + shrink).
/// </summary>
internal sealed class TransitionsRecipe : IRecipe
{
    private static readonly double[] TriedDecays = [0, 0.3, 0.5, 0.7, 0.8];

    // The choice of most data sets, used for those without enough validation data.
    private const double UsualDecay = 0.7;

    public string Name => "usher-transitions";

    public IRanker Train(Split split, HyperparameterValues settings, TrainingRun run)
    {
        var (rows, decay) = Fit(split, settings.Integer("window"), settings.Real("shrink"), settings.RealOrAuto("decay"), run);
        return new TransitionsRanker(rows, decay, PopularityRecipe.SharesOf(split));
    }

    /// <summary>Counts, and chooses the decay by validation if none is given.</summary>
    public static (SparseRows Rows, double Decay) Fit(Split split, int window, double shrink, double? decay, TrainingRun run)
    {
        var rows = Count(split, window, shrink, run);
        if (decay is { } given)
            return (rows, given);

        if (split.Validation.Count == 0)
            return (rows, UsualDecay);

        var ndcg = ValidationSearch.NdcgAt10(split, TriedDecays.Length, run, new DecayedSum(new SparseItemRows(rows), TriedDecays));
        return (rows, TriedDecays[ndcg.IndexOf(ndcg.Max())]);
    }

    /// <summary>T, row by row.</summary>
    public static SparseRows Count(Split split, int window, double shrink, TrainingRun run)
    {
        var occurrences = new Occurrences(split);
        var items = split.Set.Items;                                      // (N)
        var weights = split.Set.Weights;                                  // (N)
        return SparseItemRows.Create(split.Set.ItemCount, run.Parallel, (item, row) =>
        {
            var positions = occurrences.PositionsOf(item);
            var ends = occurrences.EndsOf(item);
            var total = 0.0;
            for (var place = 0; place < positions.Length; place++)
            {
                var last = Math.Min(positions[place] + window, ends[place] - 1);
                for (var next = positions[place] + 1; next <= last; next++)
                {
                    var weight = (weights is null ? 1f : weights[next]) / (next - positions[place]);
                    row.Add(items[next], weight);
                    total += weight;
                }
            }

            row.Change((_, sum) => (float)(sum / (total + shrink)));
        });
    }
}
