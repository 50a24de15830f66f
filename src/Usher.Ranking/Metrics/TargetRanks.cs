using System.Numerics;
using System.Runtime.InteropServices;

namespace Usher.Ranking.Metrics;

/// <summary>Finds the ranks of targets among all scores, with ties against the targets.</summary>
internal static class TargetRanks
{
    /// <summary>Ranks targets.</summary>
    /// <param name="scores">(I) negative infinity for an item that is not ranked.</param>
    /// <param name="targetScores">(T) the scores of the distinct targets, in any order; comes back sorted, best first.</param>
    /// <param name="k">Length of the list that hits are looked for in, 1 to 25.</param>
    public static QueryOutcome Of(ReadOnlySpan<float> scores, Span<float> targetScores, int k)
    {
        targetScores.Sort();
        targetScores.Reverse();
        var (best, hits) = (QueryOutcome.Missed, 0u);
        for (var index = 0; index < targetScores.Length; index++)
        {
            var score = targetScores[index];
            if (float.IsNegativeInfinity(score))
                break;

            // The j-th best target stands behind j targets and every other item that scores at least as much.
            var targetsAtLeast = index + 1;
            while (targetsAtLeast < targetScores.Length && targetScores[targetsAtLeast] == score)
                targetsAtLeast++;

            var rank = CountAtLeast(scores, score) - targetsAtLeast + index + 1;
            if (index == 0)
                best = rank;

            if (rank > k)
                break;

            hits |= 1u << (rank - 1);
        }

        return new QueryOutcome(best, hits, targetScores.Length);
    }

    private static int CountAtLeast(ReadOnlySpan<float> scores, float limit)
    {
        var blocks = MemoryMarshal.Cast<float, Vector<float>>(scores);
        var limits = new Vector<float>(limit);
        var counts = Vector<int>.Zero;
        foreach (ref readonly var block in blocks)
            counts -= Vector.GreaterThanOrEqual(block, limits);           // true is -1 in every bit

        var count = Vector.Sum(counts);
        foreach (var score in scores[(blocks.Length * Vector<float>.Count)..])
            count += score >= limit ? 1 : 0;

        return count;
    }
}
