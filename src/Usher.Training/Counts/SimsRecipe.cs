using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Counts;

/// <summary>aws-sims: S[i][j] = together(i, j) / (users(i) users(j))^f, where together counts the users who have both, and f is the discount of popularity.</summary>
/// <remarks>
/// f = 0 is co-occurrence alone, 0.5 the cosine, 1 the lift over chance. Users outside their percentiles and items below theirs are left out before counting: an item that is left out has no neighbours and is no neighbour,
/// except by popularity. An item above its percentile has neighbours, and is a neighbour of other items above it, but not of items below it. Stored answers of Amazon show both
/// (notebook 05 of POC_in_a_box, ml-latest-small, defaults): Terminator 2, which is among the 20 most popular of 9,724 items, has popular neighbours; items with ten users and less have none of them.
/// </remarks>
internal sealed class SimsRecipe : IRecipe
{
    // Personalize's longest list.
    private const int MaxNeighbours = 500;

    public string Name => "aws-sims";

    public IRanker Train(Split split, HyperparameterValues settings, TrainingRun run)
    {
        var discount = settings.Real("popularity_discount_factor");
        var minTogether = settings.Integer("min_cointeraction_count");
        var interactions = split.CountTrainItems();                       // (I)
        var lengths = Percentiles.Of(
            split.TrainLengths, settings.Real("min_user_history_length_percentile"), settings.Real("max_user_history_length_percentile"));
        var counts = Percentiles.Of(
            interactions, settings.Real("min_item_interaction_count_percentile"), settings.Real("max_item_interaction_count_percentile"));
        var audience = new Audience(split, user => lengths.Contain(split.TrainLengths[user]), item => interactions[item] >= counts.Minimum);

        var neighbours = SparseItemRows.Create(split.Set.ItemCount, run.Parallel, (item, row) =>
        {
            foreach (var user in audience.UsersOf(item))
            {
                foreach (var other in audience.ItemsOf(user))
                    row.Add(other, 1);                                    // together
            }

            var isPopular = interactions[item] > counts.Maximum;
            var most = 0f;                                                // the most users in common with another item
            row.Change((other, together) =>
            {
                if (other == item || (!isPopular && interactions[other] > counts.Maximum))
                    return 0;

                most = Math.Max(most, together);
                return together;
            });

            // If no pair has enough users in common, as is usual in sparse data, the pairs with the most are better than popularity.
            var least = Math.Min(minTogether, most);
            var users = audience.UsersOf(item).Length;
            row.Change((other, together) => together < least
                ? 0
                : (float)(together / Math.Pow((double)users * audience.UsersOf(other).Length, discount)));
            row.KeepLargest(MaxNeighbours);
        });
        return new SimsRanker(neighbours, PopularityRecipe.SharesOf(split));
    }
}
