using CsCheck;
using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Counts;
using Usher.Training.Recipes;

namespace Usher.Training.Tests.Counts;

public sealed class TransitionsRecipeTests
{
    private static readonly TrainingRun Run = new(Seed: 1);

    [Fact]
    public void A_follower_g_steps_later_counts_one_over_g_and_rows_are_divided_by_their_sum_and_the_shrink()
    {
        // a then b: 1, a then c: 1/2, and once more a then b: 1. The row sum of a is 2.5.
        var set = Sets.Of("ana: a b c", "bo: a b");

        var rows = Dense(TransitionsRecipe.Count(Everything(set), window: 2, shrink: 2.5, Run), set.ItemCount);

        Assert.Equal([0, 2f / 5, 0.5f / 5], rows[0], Nearly);
        Assert.Equal([0, 0, 1f / 3.5f], rows[1], Nearly);
        Assert.Equal([0f, 0, 0], rows[2], Nearly);
    }

    [Fact]
    public void A_follower_counts_as_much_as_its_event_weighs()
    {
        var set = Recipe.Weighted(Sets.Of("ana: a b", "bo: a c"), 0.25f, 1, 1, 0.25f);

        var rows = Dense(TransitionsRecipe.Count(Everything(set), window: 2, shrink: 0, Run), set.ItemCount);

        Assert.Equal([0, 0.8f, 0.2f], rows[0], Nearly);
    }

    [Fact]
    public void What_lies_beyond_the_window_does_not_count()
    {
        var set = Sets.Of("ana: a b c");

        var rows = Dense(TransitionsRecipe.Count(Everything(set), window: 1, shrink: 0, Run), set.ItemCount);

        Assert.Equal([0f, 1, 0], rows[0], Nearly);
    }

    [Fact]
    public void Events_that_may_not_be_trained_on_do_not_count()
    {
        var set = Sets.Of("ana: a b c d", "bo: a d");

        var rows = Dense(TransitionsRecipe.Count(new Split(set, [2, 0], [], []), window: 5, shrink: 0, Run), set.ItemCount);

        Assert.Equal([0f, 1, 0, 0], rows[0], Nearly);
        Assert.All(rows[1..], row => Assert.All(row, value => Assert.Equal(0, value)));
    }

    [Fact]
    public void An_item_may_follow_itself()
    {
        var set = Sets.Of("ana: a a b");

        var rows = Dense(TransitionsRecipe.Count(Everything(set), window: 2, shrink: 0, Run), set.ItemCount);

        Assert.Equal([1 / 2.5f, 1.5f / 2.5f], rows[0], Nearly);
    }

    [Fact]
    public void Agrees_with_plain_loops_over_all_histories() =>
        Check.Sample(
            from histories in Gen.Int[0, 8].List[0, 12].List[1, 7]
            from window in Gen.Int[1, 6]
            from shrink in Gen.Double[0.5, 30]
            select (histories, window, shrink),
            world =>
            {
                var set = SetOf(world.histories);
                var rows = Dense(TransitionsRecipe.Count(Everything(set), world.window, world.shrink, Run), set.ItemCount);
                var expected = PlainLoops(set, world.window, world.shrink);
                for (var item = 0; item < set.ItemCount; item++)
                    Assert.Equal(expected[item], rows[item], Nearly);
            },
            seed: "0000000000000",
            iter: 50,
            threads: 1);

    private static float[][] PlainLoops(TrainingSet set, int window, double shrink)
    {
        var counts = Enumerable.Range(0, set.ItemCount).Select(_ => new double[set.ItemCount]).ToArray();
        for (var user = 0; user < set.UserCount; user++)
        {
            var items = set.ItemsOf(user);
            for (var at = 0; at < items.Length; at++)
            {
                for (var gap = 1; gap <= window && at + gap < items.Length; gap++)
                    counts[items[at]][items[at + gap]] += 1.0 / gap;
            }
        }

        return [.. counts.Select(row => row.Select(value => (float)(value / (row.Sum() + shrink))).ToArray())];
    }

    private static TrainingSet SetOf(List<List<int>> histories) =>
        Sets.Of([.. histories.Select((items, user) => ($"user-{user}", (IReadOnlyList<(string, long)>)[.. items.Select((item, at) => ($"item-{item}", (long)at))]))]);

    private static Split Everything(TrainingSet set) => new(set, [.. Enumerable.Range(0, set.UserCount).Select(set.LengthOf)], [], []);

    private static float[][] Dense(SparseRows rows, int items) =>
    [
        .. Enumerable.Range(0, items).Select(item =>
        {
            var row = new float[items];
            foreach (var (column, value) in rows.ColumnsOf(item).ToArray().Zip(rows.ValuesOf(item).ToArray()))
                row[column] = value;
            return row;
        }),
    ];

    private static bool Nearly(float a, float b) => Math.Abs(a - b) < 1e-6f;
}
