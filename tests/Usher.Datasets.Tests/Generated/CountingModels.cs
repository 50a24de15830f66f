using Usher.Ranking.Histories;

namespace Usher.Datasets.Tests.Generated;

/// <summary>Three counting models in their plainest form, to see whether there is anything in a set to learn.</summary>
/// <remarks>Each user's newest event is what they are asked for; they count in all the others.</remarks>
internal sealed class CountingModels(TrainingSet set)
{
    private const int Window = 5;
    private const double Decay = 0.8;
    private const double Shrinkage = 20;
    private const int K = 10;

    /// <summary>Hit rate@10 of the most watched items.</summary>
    public double HitRateOfPopularity()
    {
        var counts = Counts();
        return HitRate((_, scores) => counts.CopyTo(scores, 0));
    }

    /// <summary>Hit rate@10 of items that came within five events after the user's last ones.</summary>
    public double HitRateOfTransitions()
    {
        var (pairs, sums) = (Square(), new double[set.ItemCount]);
        foreach (var history in Histories())
        {
            for (var at = 0; at < history.Length; at++)
            {
                for (var gap = 1; gap <= Window && at + gap < history.Length; gap++)
                {
                    pairs[history[at]][history[at + gap]] += 1.0 / gap;
                    sums[history[at]] += 1.0 / gap;
                }
            }
        }

        return HitRate((history, scores) =>
        {
            var weight = 1.0;
            for (var at = history.Length - 1; at >= 0; at--, weight *= Decay)
                Add(scores, pairs[history[at]], weight / (sums[history[at]] + Shrinkage));
        });
    }

    /// <summary>Hit rate@10 of items that the same users watched, in whatever order: cosine of the columns.</summary>
    public double HitRateOfCooccurrence()
    {
        var (pairs, counts) = (Square(), Counts());
        foreach (var history in Histories())
        {
            foreach (var item in history)
            {
                foreach (var other in history)
                    pairs[item][other] += 1;
            }
        }

        for (var item = 0; item < pairs.Length; item++)
        {
            for (var other = 0; other < pairs.Length; other++)
                pairs[item][other] /= Math.Sqrt((counts[item] + Shrinkage) * (counts[other] + Shrinkage));
        }

        return HitRate((history, scores) =>
        {
            foreach (var item in history)
                Add(scores, pairs[item], 1);
        });
    }

    private double HitRate(Action<int[], double[]> score)
    {
        var (hits, scores) = (0, new double[set.ItemCount]);
        for (var user = 0; user < set.UserCount; user++)
        {
            var history = History(user);
            var target = set.ItemsOf(user)[^1];
            Array.Clear(scores);
            score(history, scores);
            var wanted = scores[target];
            foreach (var item in history)
                scores[item] = double.NegativeInfinity;
            if (scores.Where((value, item) => item != target && value >= wanted).Count() < K)     // a tie counts against the target
                hits++;
        }

        return (double)hits / set.UserCount;
    }

    private int[] History(int user) => set.ItemsOf(user)[..^1].ToArray();

    private IEnumerable<int[]> Histories() => Enumerable.Range(0, set.UserCount).Select(History);

    private double[][] Square() => [.. Enumerable.Range(0, set.ItemCount).Select(_ => new double[set.ItemCount])];

    private double[] Counts()
    {
        var counts = new double[set.ItemCount];
        foreach (var history in Histories())
        {
            foreach (var item in history)
                counts[item]++;
        }

        return counts;
    }

    private static void Add(double[] scores, double[] row, double weight)
    {
        for (var item = 0; item < scores.Length; item++)
            scores[item] += weight * row[item];
    }
}
