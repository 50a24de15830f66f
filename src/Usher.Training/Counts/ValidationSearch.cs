using System.Runtime.Intrinsics;
using Usher.Ranking.Metrics;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Counts;

/// <summary>NDCG@10 on the validation queries of a split, for up to eight settings of a counting model in one pass. Items of the history are left out.</summary>
/// <remarks>A target ranks below items with the same score, as in every report. If there are very many queries, an evenly spaced sample is used.</remarks>
internal static class ValidationSearch
{
    private const int K = 10;

    // More queries make the choice slower, but hardly better.
    private const int MaxQueries = 10_000;
    private const long MaxScores = 2_000_000_000;

    /// <summary>Compares settings.</summary>
    /// <param name="split">The histories and targets.</param>
    /// <param name="settings">How many lanes of <paramref name="sums"/> are in use.</param>
    /// <param name="run">Threads and cancellation.</param>
    /// <param name="sums">The parts of the model, whose scores are added.</param>
    /// <returns>NDCG@10 of each setting; all 0 when there are no queries.</returns>
    public static double[] NdcgAt10(Split split, int settings, TrainingRun run, params DecayedSum[] sums)
    {
        var max = (int)Math.Clamp(MaxScores / Math.Max(1, split.Set.ItemCount), 1, MaxQueries);
        var step = Math.Max(1, (split.Validation.Count + max - 1) / max);
        var count = (split.Validation.Count + step - 1) / step;
        var gains = new Vector256<double>[count, 2];                      // a query's NDCG in each lane: low four, high four
        Parallel.For(0, count, run.Parallel, () => new Vector256<float>[split.Set.ItemCount], (index, _, scores) =>
        {
            var query = split.Validation[index * step];
            var events = split.Set.ItemsOf(query.User);
            Array.Clear(scores);
            foreach (var sum in sums)
                sum.AddTo(scores, events[..query.InputLength]);
            foreach (var seen in events[..query.InputLength])
                scores[seen] = Vector256.Create(float.NegativeInfinity);

            var gain = Ndcg(scores, events[query.InputLength..query.TargetEnd]);
            (gains[index, 0], gains[index, 1]) = Vector256.Widen(gain);
            return scores;
        }, _ => { });

        var total = new double[DecayedSum.Lanes];
        for (var index = 0; index < count; index++)
        {
            for (var lane = 0; lane < total.Length; lane++)
                total[lane] += gains[index, lane / 4][lane % 4];
        }

        return [.. total.Take(settings).Select(sum => count == 0 ? 0 : sum / count)];
    }

    /// <summary>NDCG@10 of one query in each lane.</summary>
    private static Vector256<float> Ndcg(ReadOnlySpan<Vector256<float>> scores, ReadOnlySpan<int> targets)
    {
        var relevant = new HashSet<int>(targets.ToArray());
        var gain = Vector256<float>.Zero;
        foreach (var target in relevant)
            gain += Gain(scores, scores[target]);

        var ideal = 0.0;
        for (var rank = 1; rank <= Math.Min(K, relevant.Count); rank++)
            ideal += RankMetrics.Ndcg(rank, K);
        return gain / (float)ideal;
    }

    /// <summary>NDCG@10 of a target as if it were the only one, in each lane.</summary>
    private static Vector256<float> Gain(ReadOnlySpan<Vector256<float>> scores, Vector256<float> target)
    {
        var ranks = Vector256<int>.Zero;
        foreach (var score in scores)
            ranks -= Vector256.GreaterThanOrEqual(score, target).AsInt32();

        var gain = Vector256<float>.Zero;
        for (var lane = 0; lane < DecayedSum.Lanes; lane++)
        {
            // A target that is in the history has no rank, because it is not recommended again.
            if (float.IsFinite(target[lane]))
                gain = gain.WithElement(lane, (float)RankMetrics.Ndcg(ranks[lane], K));
        }

        return gain;
    }
}
