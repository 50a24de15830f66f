using CsCheck;
using Usher.Ranking.Metrics;

namespace Usher.Ranking.Tests.Metrics;

public sealed class RankMetricsTests
{
    [Theory]
    [InlineData(1, 1, 1, 1, 0.1)]
    [InlineData(2, 1, 0.6309297535714575, 0.5, 0.1)]
    [InlineData(3, 1, 0.5, 1.0 / 3, 0.1)]
    [InlineData(10, 1, 0.2890648263178879, 0.1, 0.1)]
    [InlineData(11, 0, 0, 0, 0)]
    [InlineData(QueryOutcome.Missed, 0, 0, 0, 0)]
    public void A_single_target_at_a_rank_is_worth_in_a_list_of_ten(int rank, double hit, double ndcg, double reciprocal, double precision)
    {
        var outcome = OutcomeAt(rank);
        Assert.Equal(hit, outcome.HitRate(10), 12);
        Assert.Equal(ndcg, RankMetrics.Ndcg(rank, 10), 12);
        Assert.Equal(reciprocal, outcome.ReciprocalRank(10), 12);
        Assert.Equal(precision, outcome.Precision(10), 12);
    }

    [Fact]
    public void All_lie_between_0_and_1_and_never_rise_with_a_worse_rank() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, QueryOutcome.MaxListLength]).Sample((rank, k) =>
        {
            var metrics = (Func<int, int, double>[])
            [
                RankMetrics.Ndcg,
                (rank, k) => OutcomeAt(rank).HitRate(k),
                (rank, k) => OutcomeAt(rank).ReciprocalRank(k),
                (rank, k) => OutcomeAt(rank).Precision(k),
            ];
            foreach (var metric in metrics)
            {
                Assert.InRange(metric(rank, k), 0, 1);
                Assert.True(metric(rank + 1, k) <= metric(rank, k));
                Assert.True(metric(rank, k) > 0 == rank <= k);
            }
        });

    [Theory]
    [InlineData(0, 10)]
    [InlineData(-1, 10)]
    [InlineData(1, 0)]
    public void Ranks_and_lengths_begin_at_1(int rank, int k) => Assert.Throws<ArgumentOutOfRangeException>(() => RankMetrics.Ndcg(rank, k));

    private static QueryOutcome OutcomeAt(int rank) => new(rank, rank <= QueryOutcome.MaxListLength ? 1u << (rank - 1) : 0, Targets: 1);
}
