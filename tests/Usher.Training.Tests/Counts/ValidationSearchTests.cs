using Usher.Contracts;
using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Counts;
using Usher.Training.Recipes;

namespace Usher.Training.Tests.Counts;

public sealed class ValidationSearchTests
{
    private static readonly double[] Decays = [0, 0.5, 0.9, 1];
    private static readonly TrainingRun Run = new(Seed: 1);

    [Fact]
    public void Agrees_with_scores_and_ranks_reckoned_one_by_one()
    {
        var split = LeaveOneOut.Of(Worlds.Sessions().Set);
        var rows = TransitionsRecipe.Count(split, window: 3, shrink: 5, Run);

        var found = ValidationSearch.NdcgAt10(split, Decays.Length, Run, new DecayedSum(new SparseItemRows(rows), Decays));

        Assert.Equal(Decays.Select(decay => OneByOne(split, rows, decay)), found, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Distinct(found);
    }

    [Fact]
    public void Counts_several_targets_against_the_best_list_there_could_be()
    {
        // After a come b and c alike often; both are wanted, both tie with each other only.
        var set = Sets.Of("ana: a b", "bo: a c", "cy: a b c");
        var split = new Split(set, [2, 2, 0], [new(User: 2, InputLength: 1, TargetEnd: 3)], []);
        var rows = TransitionsRecipe.Count(split, window: 1, shrink: 0, Run);

        var found = ValidationSearch.NdcgAt10(split, 1, Run, new DecayedSum(new SparseItemRows(rows), [1]));

        var rank2 = 1 / Math.Log2(3);
        Assert.Equal(2 * rank2 / (1 + rank2), found[0], 1e-6);            // the tie goes against each of them
    }

    [Fact]
    public void A_target_that_the_history_held_already_is_missed()
    {
        var set = Sets.Of("ana: a b a b");
        var split = new Split(set, [2], [new(User: 0, InputLength: 2, TargetEnd: 3)], []);
        var rows = TransitionsRecipe.Count(split, window: 5, shrink: 0, Run);

        Assert.Equal(0, ValidationSearch.NdcgAt10(split, 1, Run, new DecayedSum(new SparseItemRows(rows), [1]))[0]);
    }

    [Fact]
    public void Does_not_depend_on_the_number_of_threads()
    {
        var split = LeaveOneOut.Of(Worlds.Sessions().Set);
        var rows = TransitionsRecipe.Count(split, window: 3, shrink: 5, Run);

        Assert.Equal(
            ValidationSearch.NdcgAt10(split, Decays.Length, Run with { Threads = 1 }, new DecayedSum(new SparseItemRows(rows), Decays)),
            ValidationSearch.NdcgAt10(split, Decays.Length, Run with { Threads = 3 }, new DecayedSum(new SparseItemRows(rows), Decays)));
    }

    private static double OneByOne(Split split, SparseRows rows, double decay)
    {
        var total = 0.0;
        foreach (var query in split.Validation)
        {
            var history = split.Set.ItemsOf(query.User)[..query.InputLength].ToArray();
            var scores = new float[split.Set.ItemCount];
            for (var age = 0; age < history.Length; age++)
            {
                var item = history[^(age + 1)];
                foreach (var (column, value) in rows.ColumnsOf(item).ToArray().Zip(rows.ValuesOf(item).ToArray()))
                    scores[column] += (float)Math.Pow(decay, age) * value;
            }

            var target = split.Set.ItemsOf(query.User)[query.InputLength];
            if (history.Contains(target))
                continue;

            var rank = Enumerable.Range(0, scores.Length).Count(item => !history.Contains(item) && scores[item] >= scores[target]);
            total += rank <= 10 ? 1 / Math.Log2(rank + 1) : 0;
        }

        return total / split.Validation.Count;
    }
}
