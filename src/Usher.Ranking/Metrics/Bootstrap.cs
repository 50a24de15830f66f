using Usher.Ranking.Splits;

namespace Usher.Ranking.Metrics;

/// <summary>Tells how much of a difference between two rankers could be the luck of which users were asked.</summary>
/// <remarks>
/// Users are drawn, with all their queries: where a user is asked many times in turn, one good user would otherwise count as many.
/// Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
/// </remarks>
public static class Bootstrap
{
    /// <summary>How often users are drawn anew, unless told otherwise.</summary>
    public const int DefaultResamples = 5_000;

    /// <summary>The paired percentile interval of the mean difference of a metric.</summary>
    /// <param name="queries">What both rankers were asked.</param>
    /// <param name="ours">The metric of one ranker for each query; where it was trained with several seeds, the mean over them.</param>
    /// <param name="theirs">The metric of the other ranker for the same queries.</param>
    /// <param name="seed">Draws the users.</param>
    /// <param name="resamples">How often; at least 100.</param>
    /// <param name="confidence">Such as 0.95, in (0, 1).</param>
    /// <returns>The mean of ours minus theirs; above zero throughout when ours is better beyond luck.</returns>
    /// <exception cref="ArgumentException">There is no query, or the numbers of values differ.</exception>
    public static Interval Difference(
        IReadOnlyList<Query> queries,
        ReadOnlySpan<double> ours,
        ReadOnlySpan<double> theirs,
        int seed,
        int resamples = DefaultResamples,
        double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        if (queries.Count == 0 || ours.Length != queries.Count || theirs.Length != queries.Count)
        {
            throw new ArgumentException(
                $"Both rankers need a value for each of {queries.Count} queries, at least one; there are {ours.Length} and {theirs.Length}.", nameof(queries));
        }

        var users = DifferencesByUser(queries, ours, theirs);
        var random = new Random(seed);
        var means = new double[resamples];
        for (var resample = 0; resample < resamples; resample++)
        {
            var (sum, count) = (0.0, 0L);
            for (var draw = 0; draw < users.Length; draw++)
            {
                var user = users[random.Next(users.Length)];
                sum += user.Sum;
                count += user.Count;
            }

            means[resample] = sum / count;
        }

        Array.Sort(means);
        var tail = (1 - confidence) / 2;
        return new Interval(users.Sum(user => user.Sum) / queries.Count, Quantile(means, tail), Quantile(means, 1 - tail));
    }

    private static (double Sum, int Count)[] DifferencesByUser(
        IReadOnlyList<Query> queries, ReadOnlySpan<double> ours, ReadOnlySpan<double> theirs)
    {
        var byUser = new SortedDictionary<int, (double Sum, int Count)>();
        for (var index = 0; index < queries.Count; index++)
        {
            var (sum, count) = byUser.GetValueOrDefault(queries[index].User);
            byUser[queries[index].User] = (sum + ours[index] - theirs[index], count + 1);
        }

        return [.. byUser.Values];
    }

    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
