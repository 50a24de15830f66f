using Usher.Contracts;
using Usher.Ranking.Metrics;
using Usher.Ranking.Reports;
using Usher.Ranking.Splits;
using Usher.Ranking.Tests.Rankers;

namespace Usher.Ranking.Tests.Reports;

public sealed class MetricSummaryTests
{
    // Asked for b after a: the first ranker puts it first, the second one second of two.
    private static readonly RankerEvaluation First = Run(new ScriptedRanker(0, 2, 1), new Query(0, 1, 2));
    private static readonly RankerEvaluation Second = Run(new ScriptedRanker(0, 1, 2), new Query(0, 1, 2));

    [Fact]
    public void Over_seeds_it_is_the_mean_of_the_runs()
    {
        var summary = MetricSummary.OverSeeds([First, Second]);

        Assert.Equal(First.Metrics.Keys.Order(), summary.Keys.Order());
        Assert.Equal(0.75, summary["mrr@25"].Mean, 12);
        Assert.Equal(Math.Sqrt(0.125), summary["mrr@25"].Sd, 12);
    }

    [Fact]
    public void Over_folds_it_is_the_mean_of_all_queries()
    {
        var twice = Run(new ScriptedRanker(0, 1, 2), new Query(0, 1, 2), new Query(0, 1, 2));
        var summary = MetricSummary.OverFolds([First, twice]);

        Assert.Equal((1 + 0.5 + 0.5) / 3, summary["mrr@25"].Mean, 12);
        Assert.Equal(Math.Sqrt(0.125), summary["mrr@25"].Sd, 12);
    }

    private static RankerEvaluation Run(ScriptedRanker ranker, params Query[] queries) =>
        Evaluation.Run(ranker, Sets.Of("ana: a b c"), queries, new());
}
