namespace Usher.Ranking.Metrics;

/// <summary>NDCG of one query with a single target, by the target's rank. <see cref="QueryOutcome"/> has all metrics, with several targets too.</summary>
public static class RankMetrics
{
    /// <summary>NDCG@k, whose ideal is 1 with a single target.</summary>
    /// <param name="rank">1-based rank of the target among all ranked items; a tie takes the worse rank.</param>
    /// <param name="k">Length of the list, in items; at least 1.</param>
    /// <returns>1/log2(rank + 1) if the target made the list, else 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rank"/> or <paramref name="k"/> is below 1.</exception>
    /// <remarks>Järvelin and Kekäläinen, TOIS 2002.</remarks>
    public static double Ndcg(int rank, int k) => IsHit(rank, k) ? Discount(rank) : 0;

    /// <summary>What a hit at a rank is worth in DCG.</summary>
    internal static double Discount(int rank) => 1 / Math.Log2(rank + 1.0);

    private static bool IsHit(int rank, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return rank <= k;
    }
}
