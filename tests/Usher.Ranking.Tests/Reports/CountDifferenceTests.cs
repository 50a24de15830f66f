using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Metrics;
using Usher.Ranking.Reports;
using Usher.Ranking.Splits;
using Usher.Ranking.Tests.Rankers;

namespace Usher.Ranking.Tests.Reports;

public sealed class CountDifferenceTests
{
    // All want b after a. A ranker puts it at rank 1, 2 or 3.
    private static readonly TrainingSet Set = Sets.Of("ana: a b c d", "bo: a b", "cy: a b");
    private static readonly RankerEvaluation First = Run(new ScriptedRanker(0, 3, 2, 1));
    private static readonly RankerEvaluation Second = Run(new ScriptedRanker(0, 2, 3, 1));
    private static readonly RankerEvaluation Third = Run(new ScriptedRanker(0, 1, 3, 2));

    [Fact]
    public void Is_to_the_counting_model_with_the_highest_mean()
    {
        var difference = CountDifference.ToBest([First], Models(("weak", [Third]), ("best", [Second])));

        Assert.Equal("best", difference!.Recipe);
        Assert.Equal(1 - (1 / Math.Log2(3)), difference.NdcgAt10.Mean, 9);
        Assert.Equal(difference.NdcgAt10.Mean, difference.NdcgAt10.Low, 9);
        Assert.Equal(difference.NdcgAt10.Mean, difference.NdcgAt10.High, 9);
    }

    [Fact]
    public void Takes_the_mean_over_seeds_of_each_query() =>
        Assert.Equal(
            ((1 + 0.5) / 2) - (1 / Math.Log2(3)),
            CountDifference.ToBest([First, Third], Models(("best", [Second])))!.NdcgAt10.Mean,
            9);

    [Fact]
    public void Is_nothing_without_a_counting_model() => Assert.Null(CountDifference.ToBest([First], Models()));

    [Fact]
    public void Refuses_results_of_other_queries()
    {
        var other = Evaluation.Run(new ScriptedRanker(0, 1, 2, 3), Set, [new Query(0, 1, 2), new Query(1, 1, 2), new Query(0, 2, 3)], new());
        Assert.Throws<ArgumentException>(() => CountDifference.ToBest([First], Models(("other", [other]))));
    }

    private static RankerEvaluation Run(ScriptedRanker ranker) =>
        Evaluation.Run(ranker, Set, [new Query(0, 1, 2), new Query(1, 1, 2), new Query(2, 1, 2)], new());

    private static Dictionary<string, IReadOnlyList<RankerEvaluation>> Models(params (string Recipe, RankerEvaluation[] Runs)[] models) =>
        models.ToDictionary(model => model.Recipe, model => (IReadOnlyList<RankerEvaluation>)model.Runs);
}
