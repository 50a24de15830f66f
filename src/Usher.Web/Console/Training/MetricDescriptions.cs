using System.Globalization;
using Usher.Web.Console.Parts;

namespace Usher.Web.Console.Training;

/// <summary>What the metrics of GetSolutionMetrics mean, for somebody who never met them.</summary>
internal static class MetricDescriptions
{
    public static string Of(string metric, double value)
    {
        var length = metric[(metric.LastIndexOf('_') + 1)..];
        var isBeyond = value > 0 && 1 / value > Number(length);
        return metric switch
        {
            "coverage" => $"{DisplayText.Percent(value)} of all items are on somebody's list. Low: everybody gets the same few.",
            _ when metric.StartsWith("mean_reciprocal_rank", StringComparison.Ordinal) && isBeyond =>
                $"So few lists of {length} had a right item that the (harmonic) average of its place is beyond their end, at {Place(value)}.",
            _ when metric.StartsWith("mean_reciprocal_rank", StringComparison.Ordinal) => value > 0
                ? $"The first right item stands about at place {Place(value)} of {length}, on a (harmonic) average over all users."
                : $"No list of {length} had a right item.",
            _ when metric.StartsWith("normalized_discounted_cumulative_gain", StringComparison.Ordinal) =>
                $"How near the head of their list of {length} the items stood that users went on to choose: 1 if all that were on it stood on top, less further down, 0 if none was on it. As at Amazon, items that the list missed do not count against it; usher evaluate counts them.",
            _ when metric.StartsWith("precision", StringComparison.Ordinal) => $"Of {length} items that were recommended, {Count(value * Number(length))} were chosen, on average.",
            _ when metric.StartsWith("hit_ratio", StringComparison.Ordinal) => $"For {DisplayText.Percent(value)} of the users a right item was among the first {length}.",
            _ => "",
        };
    }

    private static string Place(double reciprocal) => (1 / reciprocal).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Count(double count) => count.ToString("0.##", CultureInfo.InvariantCulture);

    private static double Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
