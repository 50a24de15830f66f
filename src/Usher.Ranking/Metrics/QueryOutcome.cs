using System.Numerics;

namespace Usher.Ranking.Metrics;

/// <summary>Where the targets of one query came: all that its metrics need.</summary>
/// <param name="Rank">1-based rank of the best target among all ranked items; <see cref="Missed"/> when the filter left out every target.</param>
/// <param name="Hits">Bit k - 1 is set when a target has rank k; ranks beyond the list are not in it.</param>
/// <param name="Targets">How many distinct items were wanted, at least 1; those that the filter left out count too.</param>
/// <remarks>
/// A target comes after every other item of the same score. Several targets never share a rank. With one target NDCG equals that of
/// <see cref="RankMetrics"/>.
/// </remarks>
public readonly record struct QueryOutcome(int Rank, uint Hits, int Targets)
{
    /// <summary>The rank of a target that no list could hold.</summary>
    public const int Missed = int.MaxValue;

    /// <summary>Longest list that is looked at, in items.</summary>
    public const int MaxListLength = 25;

    private static readonly double[] Discounts = [.. Enumerable.Range(1, MaxListLength).Select(RankMetrics.Discount)];

    private static readonly double[] IdealGains = [.. Enumerable.Range(0, MaxListLength + 1).Select(hits => Discounts.Take(hits).Sum())];

    /// <summary>Whether any target made the list.</summary>
    /// <param name="k">Length of the list, 1 to 25.</param>
    /// <returns>1 or 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not 1 to 25.</exception>
    public double HitRate(int k) => HitsWithin(k) != 0 ? 1 : 0;

    /// <summary>NDCG@k with gain 1 for each target.</summary>
    /// <param name="k">Length of the list, 1 to 25.</param>
    /// <returns>DCG divided by that of the best list possible, which has min(k, <see cref="Targets"/>) hits on top; in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not 1 to 25.</exception>
    /// <remarks>The usual definition. <see cref="NdcgOfHits"/> is Amazon's.</remarks>
    public double Ndcg(int k) => Gain(HitsWithin(k)) / IdealGains[Math.Min(k, Targets)];

    /// <summary>NDCG@k as Amazon Personalize has it: only the order of the hits counts, not how many of the targets they are.</summary>
    /// <param name="k">Length of the list, 1 to 25.</param>
    /// <returns>DCG divided by that of a list with the same hits on top; 0 without a hit; in [0, 1], never below <see cref="Ndcg"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not 1 to 25.</exception>
    /// <remarks>
    /// Amazon's own code for it (amazon-personalize-samples, next_steps/data_science/offline_performance_evaluation/metrics.py) takes the ideal from the list that it judges, and in ten of ten stored answers of
    /// GetSolutionMetrics NDCG@25 is above MRR@25, as this has it and the usual definition has not. The guide's worked example finds all its targets, where both agree.
    /// </remarks>
    public double NdcgOfHits(int k)
    {
        var hits = HitsWithin(k);
        return hits == 0 ? 0 : Gain(hits) / IdealGains[BitOperations.PopCount(hits)];
    }

    /// <summary>1 over the rank of the first hit; its mean over queries is MRR@k.</summary>
    /// <param name="k">Length of the list, 1 to 25.</param>
    /// <returns>In [0, 1]; 0 when no target made the list.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not 1 to 25.</exception>
    public double ReciprocalRank(int k)
    {
        var hits = HitsWithin(k);
        return hits == 0 ? 0 : 1.0 / (BitOperations.TrailingZeroCount(hits) + 1);
    }

    /// <summary>The share of the list that was wanted.</summary>
    /// <param name="k">Length of the list, 1 to 25.</param>
    /// <returns>Hits divided by <paramref name="k"/>, never by the number of targets.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not 1 to 25.</exception>
    public double Precision(int k) => (double)BitOperations.PopCount(HitsWithin(k)) / k;

    private static double Gain(uint hits)
    {
        var gain = 0.0;
        for (; hits != 0; hits &= hits - 1)
            gain += Discounts[BitOperations.TrailingZeroCount(hits)];

        return gain;
    }

    private uint HitsWithin(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, MaxListLength);
        return Hits & ((1u << k) - 1);
    }
}
