using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Counts;

/// <summary>aws-sims: S[i][j] = together(i, j) / (users(i) users(j))^f, where together counts the users who have both, and f is the discount of popularity.</summary>
/// <remarks>
/// f = 0 is co-occurrence alone, 0.5 the cosine, 1 the lift over chance. Users and items outside their percentiles are left out before counting, so an item left
/// out is neither asked about nor answered with, but by popularity.
/// </remarks>
internal sealed class SimsRecipe : IRecipe
{
    // Personalize's longest list.
    private const int MostNeighbours = 500;

    public string Name => "aws-sims";

    public IRanker Train(Split split, HyperparameterValues settings, TrainingRun run)
    {
        var discount = settings.Real("popularity_discount_factor");
        var fewestTogether = settings.Integer("min_cointeraction_count");
        var interactions = split.CountTrainItems();                       // (I)
        var lengths = Percentiles.Of(
            split.TrainLengths, settings.Real("min_user_history_length_percentile"), settings.Real("max_user_history_length_percentile"));
        var counts = Percentiles.Of(
            interactions, settings.Real("min_item_interaction_count_percentile"), settings.Real("max_item_interaction_count_percentile"));
        var audience = new Audience(split, user => lengths.Contain(split.TrainLengths[user]), item => counts.Contain(interactions[item]));

        var neighbours = SparseItemRows.Create(split.Set.ItemCount, run.Parallel, (item, row) =>
        {
            audience.CountShared(item, row);                              // (I) together
            row[item] = 0;
            var users = audience.UsersOf(item).Length;
            for (var other = 0; other < row.Length; other++)
            {
                row[other] = row[other] > 0 && row[other] >= fewestTogether
                    ? (float)(row[other] / Math.Pow((double)users * audience.UsersOf(other).Length, discount))
                    : 0;
            }

            KeepLargest(row, MostNeighbours);
        });
        return new SimsRanker(neighbours, PopularityRecipe.SharesOf(split));
    }

    /// <summary>Sets all but the largest numbers to 0; of equal ones the first stay.</summary>
    private static void KeepLargest(float[] row, int count)
    {
        if (row.Length - row.AsSpan().Count(0f) <= count)
            return;

        var least = row.OrderDescending().ElementAt(count - 1);
        var room = count - row.Count(value => value > least);
        for (var place = 0; place < row.Length; place++)
        {
            if (row[place] < least || (row[place] == least && room-- <= 0))
                row[place] = 0;
        }
    }
}
