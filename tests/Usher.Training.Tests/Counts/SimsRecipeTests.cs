using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Training.Tests.Counts;

public sealed class SimsRecipeTests
{
    private static readonly (string, string)[] TakeAll =
    [
        ("min_cointeraction_count", "1"),
        ("min_user_history_length_percentile", "0"),
        ("max_user_history_length_percentile", "1"),
        ("min_item_interaction_count_percentile", "0"),
        ("max_item_interaction_count_percentile", "1"),
    ];

    // a is with hit three times and with niche twice; hit has six users, niche two.
    private static readonly TrainingSet Films = Sets.Of(
        "u1: a hit niche", "u2: a niche", "u3: a hit", "u4: hit a", "u5: hit b", "u6: b hit", "u7: hit b");

    [Theory]
    [InlineData("0", "hit")]
    [InlineData("1", "niche")]
    public void The_discount_trades_popularity_against_similarity(string discount, string first)
    {
        var ranker = Train(("popularity_discount_factor", discount));

        Assert.Equal(first, Best(ranker, "a"));
    }

    [Fact]
    public void Similarities_are_the_cosine_by_default()
    {
        var scores = Recipe.ScoresAfter(Train(), Films, "a");

        // Scores are similarities divided by their sum, so their ratio tells: 3/sqrt(4 x 6) against 2/sqrt(4 x 2).
        Assert.Equal(3 / Math.Sqrt(24) / (2 / Math.Sqrt(8)), Score(scores, "hit") / Score(scores, "niche"), 1e-5);
    }

    [Fact]
    public void A_user_who_repeats_an_item_counts_once()
    {
        var repeating = Sets.Of("u1: a hit niche a a niche", "u2: a niche", "u3: a hit", "u4: hit a hit", "u5: hit b", "u6: b hit", "u7: hit b");

        Assert.Equal(Recipe.ScoresAfter(Train(), Films, "a"), Recipe.ScoresAfter(Recipe.Train("aws-sims", Recipe.Everything(repeating), TakeAll), repeating, "a"));
    }

    [Fact]
    public void Pairs_of_too_few_users_are_not_considered()
    {
        var scores = Recipe.ScoresAfter(Train(("min_cointeraction_count", "3")), Films, "a");

        Assert.Equal("hit", Best(Train(("min_cointeraction_count", "3"), ("popularity_discount_factor", "1")), "a"));
        Assert.True(Score(scores, "niche") < 0.01);
    }

    [Fact]
    public void Users_with_long_histories_can_be_left_out()
    {
        // Without u1, whose history is the longest, hit and niche never meet.
        var scores = Recipe.ScoresAfter(Train(("max_user_history_length_percentile", "0")), Films, "niche");

        Assert.True(Score(scores, "a") > 0.9);
        Assert.True(Score(scores, "hit") < 0.01);
    }

    [Fact]
    public void Users_with_short_histories_can_be_left_out()
    {
        // Only u1 remains: niche is with a and with hit, once each.
        var scores = Recipe.ScoresAfter(Train(("min_user_history_length_percentile", "1")), Films, "niche");

        Assert.Equal(Score(scores, "a"), Score(scores, "hit"), 1e-6);
    }

    [Fact]
    public void An_item_without_any_pair_of_enough_users_keeps_the_pairs_with_the_most()
    {
        // No two items have ten users in common: a is with hit three times, with niche twice and never with b.
        var scores = Recipe.ScoresAfter(Train(("min_cointeraction_count", "10")), Films, "a");

        Assert.True(Score(scores, "hit") > 0.9);
        Assert.True(Score(scores, "niche") < 0.01);
    }

    [Fact]
    public void Items_with_many_interactions_can_be_kept_out_of_the_lists_of_others()
    {
        var scores = Recipe.ScoresAfter(Train(("max_item_interaction_count_percentile", "0.5")), Films, "a");

        Assert.True(Score(scores, "hit") < Score(scores, "niche") / 100);
    }

    [Fact]
    public void Items_with_many_interactions_keep_neighbours_of_their_own()
    {
        var ranker = Train(("max_item_interaction_count_percentile", "0.5"));

        // By popularity a would come before b; hit goes with b in 3 of its 3 users, and with a in 3 of its 4.
        Assert.Equal("b", Best(ranker, "hit"));
    }

    [Fact]
    public void Items_with_many_interactions_are_neighbours_of_one_another()
    {
        // At 0, a and hit are above the percentile: the fewest interactions, two, are the most that are not.
        var scores = Recipe.ScoresAfter(Train(("max_item_interaction_count_percentile", "0")), Films, "a");

        Assert.True(Score(scores, "hit") > Score(scores, "niche") / 2);
    }

    [Fact]
    public void Items_with_few_interactions_can_be_left_out()
    {
        var scores = Recipe.ScoresAfter(Train(("min_item_interaction_count_percentile", "0.5")), Films, "a");

        Assert.True(Score(scores, "niche") < Score(scores, "hit") / 100);
    }

    [Fact]
    public void An_item_that_was_left_out_gets_popular_items()
    {
        var ranker = Train(("min_item_interaction_count_percentile", "0.5"));

        Assert.Equal("hit", Best(ranker, "niche"));
    }

    private static IRanker Train(params (string Name, string Value)[] changes) => Recipe.Train(
        "aws-sims", Recipe.Everything(Films), [.. TakeAll.Where(all => changes.All(change => change.Name != all.Item1)), .. changes]);

    private static double Score(float[] scores, string item) => scores[Films.ItemIds.IndexOf(item)];

    private static string Best(IRanker ranker, string item)
    {
        var scores = Recipe.ScoresAfter(ranker, Films, item);
        return Films.ItemIds[scores.Index().Where(it => Films.ItemIds[it.Index] != item).MaxBy(it => it.Item).Index];
    }
}
