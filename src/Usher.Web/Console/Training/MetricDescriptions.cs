using System.Globalization;
using Usher.Web.Console.Parts;

namespace Usher.Web.Console.Training;

/// <summary>Explains the metrics of GetSolutionMetrics to readers who do not know them.</summary>
internal static class MetricDescriptions
{
    public static string Of(string metric, double value)
    {
        var length = metric[(metric.LastIndexOf('_') + 1)..];
        var isBeyond = value > 0 && 1 / value > Number(length);
        return metric switch
        {
            "coverage" => $"{DisplayText.Percent(value)} of all items are on the list of at least one user. A low value means that all users get the same few items.",
            _ when metric.StartsWith("mean_reciprocal_rank", StringComparison.Ordinal) && isBeyond =>
                $"Few lists of {length} had a relevant item, so the harmonic mean of its rank, {Place(value)}, is beyond the end of the list.",
            _ when metric.StartsWith("mean_reciprocal_rank", StringComparison.Ordinal) => value > 0
                ? $"The first relevant item is at about place {Place(value)} of {length}, as the harmonic mean over all users."
                : $"No list of {length} had a relevant item.",
            _ when metric.StartsWith("normalized_discounted_cumulative_gain", StringComparison.Ordinal) =>
                $"How far up in the list of {length} the items were that the users chose later: 1 if all of those on the list were at the top, less if they were further down, 0 if none was on it. As at Amazon, items that the list missed do not count against it; usher evaluate counts them.",
            _ when metric.StartsWith("precision", StringComparison.Ordinal) => $"Of {length} items that were recommended, {Count(value * Number(length))} were chosen, on average.",
            _ when metric.StartsWith("hit_ratio", StringComparison.Ordinal) => $"For {DisplayText.Percent(value)} of the users a relevant item was among the first {length}.",
            _ => "",
        };
    }

    private static string Place(double reciprocal) => (1 / reciprocal).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Count(double count) => count.ToString("0.##", CultureInfo.InvariantCulture);

    private static double Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
