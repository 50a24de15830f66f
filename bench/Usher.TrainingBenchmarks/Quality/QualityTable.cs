using Usher.Ranking.Reports;

namespace Usher.TrainingBenchmarks.Quality;

/// <summary>Reports of usher evaluate --json as one Markdown table: the recipes, and below them the baselines that were measured beside.</summary>
internal static class QualityTable
{
    private static readonly string[] Metrics = ["ndcg@10", "hr@10", "mrr@25", "coverage@10"];

    public static void Write(IReadOnlyList<string> files, TextWriter output)
    {
        var reports = files.Select(file => EvaluationReport.FromJson(File.ReadAllText(file))).ToArray();
        output.WriteLine("| recipe | ties | seeds | NDCG@10 | HR@10 | MRR@25 | coverage@10 | NDCG@10 less the best count (95 %) | training |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var ties in reports.GroupBy(report => report.TieRule))
        {
            foreach (var report in ties)
                output.WriteLine(Row(report.Recipe, report, report.Metrics, report.Seeds.Count, Difference(report), FormattableString.Invariant($"{report.TrainSeconds:0.0} s")));
            foreach (var (baseline, metrics) in ties.First().Baselines.Where(baseline => ties.All(report => report.Recipe != baseline.Key)))
                output.WriteLine(Row(baseline, ties.First(), metrics, 1, "", ""));
        }

        output.WriteLine();
        foreach (var report in reports.DistinctBy(report => report.TieRule))
            output.WriteLine(FormattableString.Invariant($"- {report.Data.Users:N0} users, {report.Data.Items:N0} items, {report.Data.Interactions:N0} interactions, sequences `{report.Data.Hash}`. {report.Protocol}"));
    }

    private static string Row(string recipe, EvaluationReport report, IReadOnlyDictionary<string, MeanAndSd> metrics, int seeds, string difference, string training) =>
        $"| {recipe} | {report.TieRule} | {seeds} | {string.Join(" | ", Metrics.Select(metric => Figure(metrics, metric)))} | {difference} | {training} |";

    private static string Figure(IReadOnlyDictionary<string, MeanAndSd> metrics, string name) => metrics.TryGetValue(name, out var metric)
        ? metric.Sd > 0 ? FormattableString.Invariant($"{metric.Mean:0.0000} ± {metric.Sd:0.0000}") : FormattableString.Invariant($"{metric.Mean:0.0000}")
        : "";

    private static string Difference(EvaluationReport report) => report.DifferenceToBestCount is { } difference && difference.Recipe != report.Recipe
        ? FormattableString.Invariant($"{difference.NdcgAt10.Mean:+0.0000;-0.0000} ({difference.NdcgAt10.Low:+0.0000;-0.0000} to {difference.NdcgAt10.High:+0.0000;-0.0000})")
        : "";
}
