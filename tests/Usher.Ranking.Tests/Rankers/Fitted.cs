using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

/// <summary>Counts by the formulas that the rankers' constructors state, with plain loops, to have something to rank with.</summary>
internal static class Fitted
{
    public static float[] Shares(TrainingSet set)
    {
        var users = UsersByItem(set);
        return [.. users.Select(u => (float)u.Count / set.UserCount)];
    }

    public static double[,] Transitions(TrainingSet set)
    {
        var counts = new double[set.ItemCount, set.ItemCount];
        for (var user = 0; user < set.UserCount; user++)
        {
            var items = set.ItemsOf(user);
            for (var at = 0; at < items.Length; at++)
            {
                for (var gap = 1; gap <= 5 && at + gap < items.Length; gap++)
                    counts[items[at], items[at + gap]] += 1.0 / gap;
            }
        }

        for (var i = 0; i < set.ItemCount; i++)
        {
            var sum = Enumerable.Range(0, set.ItemCount).Sum(j => counts[i, j]);
            for (var j = 0; j < set.ItemCount; j++)
                counts[i, j] /= sum + 20;
        }

        return counts;
    }

    public static double[,] Similarities(TrainingSet set)
    {
        var users = UsersByItem(set);
        var similarities = new double[set.ItemCount, set.ItemCount];
        for (var i = 0; i < set.ItemCount; i++)
        {
            for (var j = 0; j < set.ItemCount; j++)
            {
                if (i != j && users[i].Overlaps(users[j]))
                    similarities[i, j] = users[i].Intersect(users[j]).Count() / Math.Sqrt((double)users[i].Count * users[j].Count);
            }
        }

        return similarities;
    }

    public static double[,] Ease(TrainingSet set, int[] members, double lambda)
    {
        var users = UsersByItem(set);
        var size = members.Length;
        var gram = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
                gram[i, j] = users[members[i]].Intersect(users[members[j]]).Count() + (i == j ? lambda : 0);
        }

        var inverse = Inverse(gram);
        var weights = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
                weights[i, j] = i == j ? 0 : -inverse[i, j] / inverse[j, j];
        }

        return weights;
    }

    public static SparseRows Sparse(double[,] matrix)
    {
        var (offsets, columns, values) = (new List<int> { 0 }, new List<int>(), new List<float>());
        for (var i = 0; i < matrix.GetLength(0); i++)
        {
            for (var j = 0; j < matrix.GetLength(1); j++)
            {
                if (matrix[i, j] == 0)
                    continue;
                columns.Add(j);
                values.Add((float)matrix[i, j]);
            }

            offsets.Add(columns.Count);
        }

        return new(offsets.ToArray(), columns.ToArray(), values.ToArray());
    }

    public static float[] Dense(double[,] matrix) => [.. matrix.Cast<double>().Select(value => (float)value)];

    /// <summary>sum over the history of decay^age x row, newest first, in double precision.</summary>
    public static double[] DecayedSum(double[,] rows, ReadOnlySpan<int> history, double decay)
    {
        var sums = new double[rows.GetLength(1)];
        for (var age = 0; age < history.Length; age++)
        {
            for (var j = 0; j < sums.Length; j++)
                sums[j] += Math.Pow(decay, age) * rows[history[^(age + 1)], j];
        }

        return sums;
    }

    public static float[] Scores(IRanker ranker, ReadOnlySpan<int> history)
    {
        var scores = new float[ranker.ItemCount];
        State(ranker, history).Score(scores);
        return scores;
    }

    public static UserState State(IRanker ranker, ReadOnlySpan<int> history)
    {
        var state = ranker.Start();
        foreach (var item in history)
            state.Advance(new Event(item, Time: 0));
        return state;
    }

    private static HashSet<int>[] UsersByItem(TrainingSet set)
    {
        var users = Enumerable.Range(0, set.ItemCount).Select(_ => new HashSet<int>()).ToArray();
        for (var user = 0; user < set.UserCount; user++)
        {
            foreach (var item in set.ItemsOf(user))
                users[item].Add(user);
        }

        return users;
    }

    private static double[,] Inverse(double[,] matrix)
    {
        // Gauss and Jordan without pivots: the matrix is positive definite.
        var size = matrix.GetLength(0);
        var (left, right) = ((double[,])matrix.Clone(), new double[size, size]);
        for (var i = 0; i < size; i++)
            right[i, i] = 1;
        for (var pivot = 0; pivot < size; pivot++)
        {
            var divisor = left[pivot, pivot];
            for (var j = 0; j < size; j++)
                (left[pivot, j], right[pivot, j]) = (left[pivot, j] / divisor, right[pivot, j] / divisor);
            for (var i = 0; i < size; i++)
            {
                var factor = left[i, pivot];
                if (i == pivot || factor == 0)
                    continue;
                for (var j = 0; j < size; j++)
                    (left[i, j], right[i, j]) = (left[i, j] - factor * left[pivot, j], right[i, j] - factor * right[pivot, j]);
            }
        }

        return right;
    }
}
