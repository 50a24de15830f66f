using Usher.Ranking.Metrics;

namespace Usher.Ranking.Reports;

/// <summary>Turns the results of several runs into the metrics of a report.</summary>
public static class MetricSummary
{
    /// <summary>Summarises one recipe trained with several seeds on one split.</summary>
    /// <param name="runs">A result for each seed; at least one.</param>
    /// <returns>By metric: mean and standard deviation over the seeds.</returns>
    public static IReadOnlyDictionary<string, MeanAndSd> OverSeeds(IReadOnlyList<RankerEvaluation> runs) =>
        runs[0].Metrics.Keys.ToDictionary(name => name, name => MeanAndSd.Of([.. runs.Select(run => run.Metrics[name])]));

    /// <summary>Summarises the folds of protocol B.</summary>
    /// <param name="folds">A result for each fold, of one seed or of several; at least one.</param>
    /// <returns>By metric: the mean over all queries, and the standard deviation between folds.</returns>
    public static IReadOnlyDictionary<string, MeanAndSd> OverFolds(IReadOnlyList<RankerEvaluation> folds)
    {
        var all = RankerEvaluation.Join(folds);
        return OverSeeds(folds).ToDictionary(metric => metric.Key, metric => metric.Value with { Mean = all.Metrics[metric.Key] });
    }
}
