using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Splits;
using Usher.Training.Counts;
using Usher.Training.Recipes;

namespace Usher.Training.Tests.Counts;

public sealed class EaseWeightsTests
{
    private static readonly TrainingRun Run = new(Seed: 1);

    [Fact]
    public void Agrees_with_two_items_reckoned_by_hand()
    {
        // X'X = [2 1; 1 1]; with lambda 1: [3 1; 1 2], whose inverse is [2 -1; -1 3] / 5. So B[a][b] = 1/3, and B[b][a] = 1/2.
        using var ease = new EaseWeights(Everything(Sets.Of("ana: a b", "bo: a a")), maxItems: 10, Run);

        Assert.Equal([0, 1 / 3f, 1 / 2f, 0], ease.Solve(lambda: 1).Values, (a, b) => Math.Abs(a - b) < 1e-6f);
    }

    [Fact]
    public void Agrees_with_an_inverse_by_plain_elimination()
    {
        var set = Worlds.Sessions().Set;
        using var ease = new EaseWeights(Everything(set), maxItems: 100, Run);

        var weights = ease.Solve(lambda: 20).Values;

        var expected = ByElimination(set, lambda: 20);
        for (var place = 0; place < weights.Length; place++)
            Assert.Equal(expected[place / set.ItemCount, place % set.ItemCount], weights[place], 1e-6);
    }

    [Fact]
    public void Only_the_most_popular_items_take_part()
    {
        using var ease = new EaseWeights(Everything(Sets.Of("ana: a b c", "bo: b c", "cy: c b a", "di: d")), maxItems: 2, Run);

        var weights = ease.Solve(lambda: 1);

        Assert.Equal([1, 2], weights.Items);
        Assert.Equal(4, weights.Values.Length);
    }

    private static double[,] ByElimination(TrainingSet set, double lambda)
    {
        var n = set.ItemCount;
        var matrix = new double[n, 2 * n];                                // X'X + lambda I, and the identity beside it
        for (var item = 0; item < n; item++)
            (matrix[item, item], matrix[item, n + item]) = (lambda, 1);
        for (var user = 0; user < set.UserCount; user++)
        {
            var items = set.ItemsOf(user).ToArray().Distinct().ToArray();
            foreach (var a in items)
            {
                foreach (var b in items)
                    matrix[a, b]++;
            }
        }

        for (var pivot = 0; pivot < n; pivot++)
        {
            var head = matrix[pivot, pivot];
            for (var column = 0; column < 2 * n; column++)
                matrix[pivot, column] /= head;
            for (var row = 0; row < n; row++)
            {
                var factor = matrix[row, pivot];
                for (var column = 0; column < 2 * n && row != pivot; column++)
                    matrix[row, column] -= factor * matrix[pivot, column];
            }
        }

        var weights = new double[n, n];
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column < n; column++)
                weights[row, column] = row == column ? 0 : -matrix[row, n + column] / matrix[column, n + column];
        }

        return weights;
    }

    private static Split Everything(TrainingSet set) => new(set, [.. Enumerable.Range(0, set.UserCount).Select(set.LengthOf)], [], []);
}
