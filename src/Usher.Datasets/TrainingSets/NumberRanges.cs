using System.Globalization;
using Usher.Ranking.Histories;

namespace Usher.Datasets.TrainingSets;

/// <summary>Cuts a numeric column into ranges that hold about as many rows each, so that a recipe can learn one vector per range.</summary>
internal static class NumberRanges
{
    /// <summary>Enough for decades to show among years, few enough for each range to have rows to learn from.</summary>
    private const int MaxRanges = 20;

    /// <param name="name">The column's name.</param>
    /// <param name="values">One value per row, NaN where there is none.</param>
    /// <returns>A field whose labels are single values, or ranges from the smallest to the largest value that is really in them.</returns>
    public static Field Cut(string name, IReadOnlyList<double> values)
    {
        var sorted = values.Where(double.IsFinite).Order().ToArray();
        var starts = Starts(sorted);
        return new Field
        {
            Name = name,
            Labels = [.. starts.Select((start, range) => Label(start, Last(sorted, starts, range)))],
            Starts = starts,
            Offsets = Offsets(values),
            Categories = [.. values.Where(double.IsFinite).Select(value => RangeOf(value, starts))],
        };
    }

    // Equal values never part: a range begins where a new value does.
    private static double[] Starts(double[] sorted)
    {
        var distinct = sorted.Distinct().ToArray();
        return distinct.Length <= MaxRanges
            ? distinct
            : [.. Enumerable.Range(0, MaxRanges).Select(range => sorted[(long)range * sorted.Length / MaxRanges]).Distinct()];
    }

    private static int RangeOf(double value, double[] starts)
    {
        var at = Array.BinarySearch(starts, value);
        return at >= 0 ? at : ~at - 1;
    }

    private static double Last(double[] sorted, double[] starts, int range)
    {
        if (range == starts.Length - 1)
            return sorted[^1];

        // The first range begins at the smallest value, so something lies before the start of any later one.
        var next = Array.BinarySearch(sorted, starts[range + 1]);
        while (sorted[next] >= starts[range + 1])
            next--;
        return sorted[next];
    }

    private static string Label(double first, double last) => first.Equals(last) ? Text(first) : $"{Text(first)}..{Text(last)}";

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static int[] Offsets(IReadOnlyList<double> values)
    {
        var offsets = new int[values.Count + 1];
        for (var row = 0; row < values.Count; row++)
            offsets[row + 1] = offsets[row] + (double.IsFinite(values[row]) ? 1 : 0);
        return offsets;
    }
}
