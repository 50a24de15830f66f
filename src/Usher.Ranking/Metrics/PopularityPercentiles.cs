namespace Usher.Ranking.Metrics;

/// <summary>Where each item stands between the rarest and the most popular.</summary>
internal static class PopularityPercentiles
{
    /// <summary>Computes percentiles.</summary>
    /// <param name="counts">(I) how often each item occurs in training.</param>
    /// <returns>(I) the share of items that occur less often, those as frequent counted half; the mean over all items is 0.5.</returns>
    public static double[] Of(IReadOnlyList<int> counts)
    {
        int[] sorted = [.. counts];
        Array.Sort(sorted);
        var ofCount = new Dictionary<int, double>();
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && sorted[end] == sorted[start];)
                end++;

            ofCount[sorted[start]] = (start + end) / 2.0 / sorted.Length;
        }

        return [.. counts.Select(count => ofCount[count])];
    }
}
