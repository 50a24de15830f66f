using CsCheck;
using Usher.Ranking.Metrics;

namespace Usher.Ranking.Tests.Metrics;

public sealed class QueryOutcomeTests
{
    // Personalize's guide, "Evaluating a solution version with metrics": five recommendations, the second and the fifth were wanted.
    [Fact]
    public void The_worked_example_of_Personalize_comes_out()
    {
        var outcome = Hits(targets: 2, 2, 5);

        Assert.Equal(0.5, outcome.ReciprocalRank(25));
        Assert.Equal(0.6241, outcome.Ndcg(5), 0.00005);
        Assert.Equal(0.4, outcome.Precision(5), 12);
    }

    [Fact]
    public void The_ideal_list_holds_all_targets_and_not_only_those_that_were_found()
    {
        var (second, fifth) = (1 / Math.Log2(3), 1 / Math.Log2(6));
        Assert.Equal((second + fifth) / (1 + (1 / Math.Log2(3)) + 0.5), Hits(targets: 3, 2, 5).Ndcg(5), 12);
        Assert.Equal(second / (1 + (1 / Math.Log2(3)) + 0.5), Hits(targets: 8, 2, 5).Ndcg(3), 12);
    }

    [Fact]
    public void Hits_beyond_the_list_do_not_count()
    {
        var outcome = Hits(targets: 4, 6, 25);

        Assert.Equal((0, 0, 0, 0), (outcome.HitRate(5), outcome.Ndcg(5), outcome.ReciprocalRank(5), outcome.Precision(5)));
        Assert.Equal((1, 1.0 / 6, 0.1), (outcome.HitRate(10), outcome.ReciprocalRank(10), outcome.Precision(10)));
        Assert.Equal(2.0 / 25, outcome.Precision(25), 12);
    }

    [Fact]
    public void A_list_that_begins_with_all_targets_is_ideal() =>
        Gen.Select(Gen.Int[1, 25], Gen.Int[1, 25]).Sample((targets, k) =>
            Assert.Equal(1, Hits(targets, [.. Enumerable.Range(1, targets)]).Ndcg(k), 12));

    [Fact]
    public void Amazons_ndcg_takes_its_ideal_from_the_hits_of_the_list()
    {
        // Two of ten targets are on the list, at places 2 and 5: the worked example of the guide, (1/log 3 + 1/log 6) / (1/log 2 + 1/log 3).
        var outcome = Hits(targets: 10, 2, 5);

        Assert.Equal(0.6241, outcome.NdcgOfHits(5), 4);
        Assert.Equal(Math.Log(2) / Math.Log(3), outcome.NdcgOfHits(4), 12);
        Assert.Equal(0, outcome.NdcgOfHits(1));
        Assert.True(outcome.Ndcg(5) < 0.4);
    }

    [Fact]
    public void Amazons_ndcg_is_the_usual_one_where_all_targets_are_found_and_never_below_it() =>
        Gen.Select(Gen.Int[1, 25].HashSet[1, 10], Gen.Int[0, 5], Gen.Int[1, 25]).Sample((ranks, missed, k) =>
        {
            var outcome = Hits(ranks.Count + missed, [.. ranks]);

            Assert.InRange(outcome.NdcgOfHits(k), outcome.Ndcg(k) - 1e-12, 1 + 1e-12);
            if (missed == 0 && ranks.All(rank => rank <= k))
                Assert.Equal(outcome.Ndcg(k), outcome.NdcgOfHits(k), 12);
        });

    [Fact]
    public void With_one_target_the_metrics_are_those_of_its_rank() =>
        Gen.Select(Gen.Int[1, 25], Gen.Int[1, 25]).Sample((rank, k) =>
        {
            var outcome = Hits(targets: 1, rank);
            Assert.Equal(rank <= k ? 1 : 0, outcome.HitRate(k));
            Assert.Equal(RankMetrics.Ndcg(rank, k), outcome.Ndcg(k), 12);
            Assert.Equal(RankMetrics.Ndcg(rank, k), outcome.NdcgOfHits(k), 12);
            Assert.Equal(rank <= k ? 1.0 / rank : 0, outcome.ReciprocalRank(k), 12);
            Assert.Equal(rank <= k ? 1.0 / k : 0, outcome.Precision(k), 12);
        });

    [Fact]
    public void All_lie_between_0_and_1_and_never_rise_when_a_hit_moves_down() =>
        Gen.Select(Gen.Int[1, 24].HashSet[1, 10], Gen.Int[0, 9], Gen.Int[1, 25]).Sample((ranks, which, k) =>
        {
            var moved = ranks.ElementAt(which % ranks.Count);
            if (ranks.Contains(moved + 1))
                return;

            var before = Hits(ranks.Count, [.. ranks]);
            var after = Hits(ranks.Count, [.. ranks.Where(rank => rank != moved).Append(moved + 1)]);
            foreach (var kind in (string[])["hr", "ndcg", "mrr", "precision"])
            {
                var metric = Metric.Parse($"{kind}@{k}");
                Assert.InRange(metric.Of(before), 0, 1 + 1e-12);
                Assert.True(metric.Of(after) <= metric.Of(before) + 1e-12);
            }
        });

    [Theory]
    [InlineData(0)]
    [InlineData(26)]
    public void Lists_have_1_to_25_items(int k) => Assert.Throws<ArgumentOutOfRangeException>(() => Hits(targets: 1, 1).Ndcg(k));

    private static QueryOutcome Hits(int targets, params int[] ranks) =>
        new(ranks.Min(), ranks.Aggregate(0u, (hits, rank) => hits | (1u << (rank - 1))), targets);
}
