using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Counts;

/// <summary>
/// Items that occur in the same baskets as a given item, more often than their popularity explains: S[i][j] = (T[i][j] - E[i][j]) / (E[i][j] + shrink)^1/2. T sums over the baskets with both items 1/((n - 1)^1/2
/// d^falloff), n being the number of items in the basket and d the distance of the two places; E = T[i] T[j] / T is what chance would give, from the sums over rows and over all pairs.
/// </summary>
/// <remarks>
/// The lift over chance, T/E, prefers pairs that occurred once; T itself is a list of bestsellers. S counts in standard deviations of a Poisson variable how far T is above chance, and shrink keeps a single occurrence from
/// counting much. Pairs at or below chance are no neighbours. A large basket says less of each of its pairs: with (n - 1)^1/2 recall@10 was higher than without, and than with n - 1, on all data sets of bench/run baskets.
/// </remarks>
/// <param name="name">The name of the recipe.</param>
/// <param name="falloff">How fast the weight of a pair falls with the distance of its places: 0 for baskets, whose order says nothing.</param>
internal sealed class TogetherRecipe(string name, double falloff) : IRecipe
{
    // Personalize's longest list.
    private const int MaxNeighbours = 500;

    public string Name => name;

    public bool KeepsAllEvents => true;

    public IRanker Train(Split split, HyperparameterValues settings, TrainingRun run)
    {
        var shrink = settings.Real("shrink");
        var baskets = new Baskets(split, TimeSpan.FromMinutes(settings.Real("gap_minutes")));
        var sums = new double[split.Set.ItemCount];                       // (I) T[i]
        Parallel.For(0, sums.Length, run.Parallel, item => sums[item] = SumOf(baskets, item));
        var all = sums.Sum();

        var neighbours = SparseItemRows.Create(split.Set.ItemCount, run.Parallel, (item, row) =>
        {
            foreach (var (items, place) in baskets.With(item))
            {
                for (var other = 0; other < items.Count; other++)
                {
                    if (other != place)
                        row.Add(items[other], WeightOf(items.Count, other - place));
                }
            }

            row.Change((other, together) =>
            {
                var expected = sums[item] * sums[other] / all;
                return (float)Math.Max(0, (together - expected) / Math.Sqrt(expected + shrink));
            });
            row.KeepLargest(MaxNeighbours);
        });
        return new SimsRanker(neighbours, PopularityRecipe.SharesOf(split));
    }

    private double SumOf(Baskets baskets, int item)
    {
        var sum = 0.0;
        foreach (var (items, place) in baskets.With(item))
        {
            for (var other = 0; other < items.Count; other++)
                sum += other == place ? 0 : WeightOf(items.Count, other - place);
        }

        return sum;
    }

    private float WeightOf(int count, int distance) => (float)(1 / (Math.Sqrt(count - 1) * (falloff == 0 ? 1 : Math.Pow(Math.Abs(distance), falloff))));
}
