using System.Globalization;

namespace Usher.ServerBenchmarks.Service;

/// <summary>Prints tables.</summary>
internal static class Figures
{
    public static void Table(params ReadOnlySpan<string> heads)
    {
        Console.WriteLine();
        Row(heads);
        Console.WriteLine($"|{string.Concat(Enumerable.Repeat(" --- |", heads.Length))}");
    }

    public static void Row(params ReadOnlySpan<string> cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    /// <summary>How long something took: all runs, in seconds.</summary>
    public static void Spread(string what, IReadOnlyCollection<TimeSpan> runs)
    {
        double[] sorted = [.. runs.Select(run => run.TotalSeconds).Order()];
        Row(what, Text(sorted[0], "0.00"), Text(sorted[sorted.Length / 2], "0.00"), Text(sorted[^1], "0.00"));
    }

    public static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
