using Usher.Contracts;
using Usher.Ranking.Splits;

namespace Usher.Training.Tests.Counts;

public sealed class PopularityRecipeTests
{
    [Fact]
    public void Counts_each_user_of_an_item_once()
    {
        var set = Sets.Of("ana: a a a b", "bo: b c", "cy: b");

        var scores = Recipe.ScoresAfter(Recipe.Train("aws-popularity-count", Recipe.Everything(set)), set);

        Assert.Equal([1 / 3f, 1, 1 / 3f], scores);
    }

    [Fact]
    public void Counts_only_what_may_be_trained_on()
    {
        var set = Sets.Of("ana: a b", "bo: b c", "cy: b");

        var scores = Recipe.ScoresAfter(Recipe.Train("aws-popularity-count", new Split(set, [1, 1, 0], [], [])), set);

        Assert.Equal([1 / 2f, 1 / 2f, 0], scores);
    }
}
