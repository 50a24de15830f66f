using CsCheck;
using Usher.Ranking.Metrics;

namespace Usher.Ranking.Tests.Metrics;

public sealed class TargetRanksTests
{
    private static readonly float[] Scores = [0.9f, 0.5f, 0.5f, 0.5f, 0.1f];

    [Fact]
    public void A_target_stands_behind_every_other_item_of_the_same_score()
    {
        Assert.Equal(new QueryOutcome(Rank: 4, Hits: 0b1000, Targets: 1), Rank(Scores, 25, 1));
        Assert.Equal(1, Rank(Scores, 25, 0).Rank);
        Assert.Equal(5, Rank(Scores, 25, 4).Rank);
    }

    [Fact]
    public void Targets_of_the_same_score_take_ranks_of_their_own() =>
        Assert.Equal(new QueryOutcome(Rank: 3, Hits: 0b1100, Targets: 2), Rank(Scores, 25, 1, 3));

    [Fact]
    public void A_rank_beyond_the_list_is_known_but_is_no_hit() =>
        Assert.Equal(new QueryOutcome(Rank: 4, Hits: 0, Targets: 1), Rank(Scores, 3, 1));

    [Fact]
    public void A_target_that_is_not_ranked_is_missed_but_still_wanted()
    {
        float[] scores = [float.NegativeInfinity, 0.5f, 0.4f];
        Assert.Equal(new QueryOutcome(QueryOutcome.Missed, Hits: 0, Targets: 1), Rank(scores, 25, 0));
        Assert.Equal(new QueryOutcome(Rank: 2, Hits: 0b10, Targets: 2), Rank(scores, 25, 0, 2));
    }

    [Fact]
    public void Are_those_that_sorting_all_scores_with_targets_last_among_equals_gives() =>
        Gen.Select(Gen.Int[0, 6].Array[1, 70], Gen.Int[0, 69].HashSet[1, 30], Gen.Int[1, 25]).Sample((numbers, picks, k) =>
        {
            var scores = Array.ConvertAll(numbers, number => number == 0 ? float.NegativeInfinity : number / 7f);
            var targets = picks.Select(pick => pick % scores.Length).ToHashSet();
            var ranked = Enumerable.Range(0, scores.Length)
                .Where(item => numbers[item] != 0)
                .OrderByDescending(item => scores[item])
                .ThenBy(item => targets.Contains(item))
                .ToList();
            var ranks = targets.Select(target => ranked.IndexOf(target) + 1).Where(rank => rank > 0).Order().ToArray();

            var outcome = Rank(scores, k, [.. targets]);
            Assert.Equal(ranks.Length == 0 ? QueryOutcome.Missed : ranks[0], outcome.Rank);
            Assert.Equal(ranks.Where(rank => rank <= k), Enumerable.Range(1, 25).Where(rank => (outcome.Hits & (1u << (rank - 1))) != 0));
            Assert.Equal(targets.Count, outcome.Targets);
        });

    private static QueryOutcome Rank(float[] scores, int k, params int[] targets) =>
        TargetRanks.Of(scores, Array.ConvertAll(targets, target => scores[target]), k);
}
