using Usher.Contracts;
using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;

namespace Usher.Training.Tests.Counts;

public sealed class TrendingRecipeTests
{
    [Theory]
    [InlineData("30 minutes", 1_800)]
    [InlineData("1 hour", 3_600)]
    [InlineData("2 hours", 7_200)]
    [InlineData("3 hours", 10_800)]
    [InlineData("1 day", 86_400)]
    public void The_frequency_is_the_length_of_an_interval(string frequency, int seconds)
    {
        var ranker = (TrendingRanker)Recipe.Train("aws-trending-now", Recipe.Everything(Sets.Of("ana: a b")), ("trend_discovery_frequency", frequency));

        Assert.Equal(seconds, ranker.Interval.TotalSeconds);
    }

    [Fact]
    public void What_grew_from_the_interval_before_the_newest_event_to_the_one_that_ends_with_it_comes_first()
    {
        // Two hours are 7,200 s: the newest interval begins behind 12,800, the one before behind 5,600.
        var set = Sets.Of("u1: old@5600 still@6000 new@12801 still@20000", "u2: old@100 falls@12800 new@15000", "u3: old@200 falls@12000 falls@13000", "u4: old@300");

        var scores = Recipe.ScoresAfter(Recipe.Train("aws-trending-now", Recipe.Everything(set)), set, "falls");

        Assert.Equal(["new", "old", "falls", "still"], set.ItemIds.Ids.OrderByDescending(item => scores[set.ItemIds.IndexOf(item)]));
    }

    [Fact]
    public void Only_what_may_be_trained_on_is_looked_at()
    {
        var set = Sets.Of("ana: a@100 b@90000", "bo: a@200 c@300");

        var ranker = (TrendingRanker)Recipe.Train("aws-trending-now", new Split(set, [1, 2], [], []));

        Assert.Equal(300, ranker.Newest);
    }
}
