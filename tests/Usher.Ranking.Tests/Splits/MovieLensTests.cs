using Usher.Ranking.Histories;
using Usher.Ranking.Metrics;
using Usher.Ranking.Reports;
using Usher.Ranking.Splits;
using Usher.Ranking.Tests.Rankers;

namespace Usher.Ranking.Tests.Splits;

/// <summary>On the real files: sizes that the literature agrees on, and reference rows that were measured by another program.</summary>
public sealed class MovieLensTests
{
    [Fact]
    public void The_5_core_of_MovieLens_100K_has_943_users_and_1349_items() =>
        AssertSize(KCore.Apply(MovieLens.Read100K(), k: 5), users: 943, items: 1_349, events: 99_287);

    [Fact]
    public void The_5_core_of_MovieLens_1M_has_6040_users_and_3416_items() =>
        AssertSize(KCore.Apply(MovieLens.Read1M(), k: 5), users: 6_040, items: 3_416, events: 999_611);

    [Fact]
    public void On_MovieLens_100K_44_percent_of_users_have_a_tie_at_their_last_moment()
    {
        var set = MovieLens.Read100K();
        var tied = Enumerable.Range(0, set.UserCount).Count(user => set.TimesOf(user)[^1] == set.TimesOf(user)[^2]);
        Assert.Equal(0.44, (double)tied / set.UserCount, 0.005);
    }

    [Fact]
    public void Popularity_left_one_out_on_MovieLens_100K_is_as_measured_elsewhere()
    {
        var split = LeaveOneOut.Of(MovieLens.Read100K());
        var metrics = Evaluation.Run(Popularity(split), split, split.Test).Metrics;

        Assert.Equal(0.084, metrics["hr@10"], 0.003);
        Assert.Equal(0.043, metrics["ndcg@10"], 0.002);
    }

    [Theory]
    [InlineData(SeenItems.Filtered, 0.178, 0.085, 0.067, 0.062)]
    [InlineData(SeenItems.Kept, 0.093, 0.039, 0.028, 0.015)]
    public void Popularity_in_Personalize_style_on_MovieLens_100K_is_as_measured_elsewhere(
        SeenItems seen, double mrr, double ndcg, double precision, double coverage)
    {
        var folds = PersonalizeSplit.Folds(MovieLens.Read100K());
        RankerEvaluation[] results = [.. folds.Select(fold => Evaluation.Run(Popularity(fold), fold, fold.Test, new() { SeenItems = seen }))];
        var metrics = MetricSummary.OverFolds(results);

        Assert.Equal(943, results.Sum(result => result.Queries.Count));
        Assert.Equal(mrr, metrics["mrr@25"].Mean, 0.005);
        Assert.Equal(ndcg, metrics["ndcg@10"].Mean, 0.002);
        Assert.Equal(precision, metrics["precision@10"].Mean, 0.002);
        Assert.Equal(coverage, metrics["coverage@25"].Mean, 0.005);
    }

    private static void AssertSize(TrainingSet set, int users, int items, int events) =>
        Assert.Equal((users, items, events), (set.UserCount, set.ItemCount, set.EventCount));

    private static ScriptedRanker Popularity(Split split) => new([.. split.CountTrainItems().Select(count => (float)count)]);
}
