using System.Globalization;
using Spectre.Console;
using Usher.Ranking.Reports;
using Usher.Ranking.Splits;

namespace Usher.Rendering;

/// <summary>An evaluation report as people read it: the recipe beside its baselines, then what was done, in words.</summary>
internal static class EvaluationTables
{
    public static void WriteReport(this IAnsiConsole screen, EvaluationReport report)
    {
        var data = report.Data;
        screen.WriteLine();
        screen.MarkupLineInterpolated($"[bold]{report.Recipe}[/] on {Counts.Of(data.Interactions, "interaction")} of {Counts.Of(data.Users, "user")} with {Counts.Of(data.Items, "item")}");
        screen.Write(Metrics(report.Recipe, report.Metrics, report.Baselines));
        foreach (var (name, variant) in report.Variants ?? new Dictionary<string, ReportVariant>())
        {
            screen.MarkupLineInterpolated($"[bold]{name}[/]: the same models asked in another way; --json says how in words.");
            screen.Write(Metrics(report.Recipe, variant.Metrics, variant.Baselines));
        }

        if (report.DifferenceToBestCount is { } difference)
            screen.WriteLine(Difference(report.Recipe, difference));

        screen.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Trained in {Durations.InWords(report.TrainSeconds)}; {(report.Seeds.Count == 1 ? "seed" : "mean ± standard deviation over seeds")} {string.Join(", ", report.Seeds)}."));
        screen.WriteLine($"Sequences {Fingerprint.Short(data.Hash)}. {report.Protocol}");
    }

    private static Table Metrics(string recipe, IReadOnlyDictionary<string, MeanAndSd> ours, IReadOnlyDictionary<string, IReadOnlyDictionary<string, MeanAndSd>> baselines)
    {
        var others = baselines.Where(baseline => baseline.Key != recipe).ToArray();
        var table = Tables.New().AddColumn(Tables.Text("metric")).AddColumn(Tables.Number(Heading(recipe)));
        foreach (var (name, _) in others)
            table.AddColumn(Tables.Number(Heading(name)));

        foreach (var (metric, value) in ours)
        {
            var theirs = others.Select(other => other.Value.TryGetValue(metric, out var found) ? Figure(found) : "");
            table.AddRow([metric, $"[bold]{Figure(value)}[/]", .. theirs]);
        }

        return table;
    }

    // In two lines, so that four recipes fit side by side: "usher-" over "transitions".
    private static string Heading(string recipe) =>
        recipe.IndexOf('-', StringComparison.Ordinal) is var dash and > 0 ? $"{recipe[..(dash + 1)]}\n{recipe[(dash + 1)..]}" : recipe;

    private static string Figure(MeanAndSd value) => value.Sd > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{value.Mean:0.0000} ± {value.Sd:0.0000}")
        : string.Create(CultureInfo.InvariantCulture, $"{value.Mean:0.0000}");

    private static string Difference(string recipe, CountDifference difference)
    {
        var (mean, low, high) = difference.NdcgAt10;
        var verdict = low > 0 ? "better beyond chance" : high < 0 ? "worse beyond chance" : "which may be chance";
        return difference.Recipe == recipe
            ? $"{recipe} is itself the best model that only counts."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"NDCG@10 less that of {difference.Recipe}, the best model that only counts: {mean:+0.0000;-0.0000} (95 % interval {low:+0.0000;-0.0000} to {high:+0.0000;-0.0000}), {verdict}.");
    }
}
