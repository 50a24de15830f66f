using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

public sealed class SimsRankerTests : RankerContract
{
    // a: b 0.5, c 0.75; b: none; c: a 0.1; d: none. Popularity: d, b, a, c.
    private static SimsRanker Small() => new(new(new[] { 0, 2, 2, 3, 3 }, new[] { 1, 2, 0 }, new[] { 0.5f, 0.75f, 0.1f }), new[] { 0.2f, 0.3f, 0.1f, 1f });

    [Fact]
    public void The_newest_item_alone_decides() =>
        Assert.Equal(Fitted.Scores(Small(), [0]), Fitted.Scores(Small(), [2, 3, 1, 0]));

    [Fact]
    public void Neighbours_come_by_similarity_and_then_all_others_by_popularity()
    {
        Assert.Equal([2, 1, 3, 0], Order(Fitted.Scores(Small(), [0])));
        Assert.Equal([0, 3, 1, 2], Order(Fitted.Scores(Small(), [2])));
    }

    [Fact]
    public void Popular_items_are_listed_for_an_item_without_neighbours_and_for_none() =>
        Assert.All([Fitted.Scores(Small(), [1]), Fitted.Scores(Small(), [])], scores => Assert.Equal([3, 1, 0, 2], Order(scores)));

    [Fact]
    public void An_item_that_is_not_there_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Fitted.State(Small(), [4]));

    protected override IRanker Fit(TrainingSet events, int seed) => new SimsRanker(Fitted.Sparse(Fitted.Similarities(events)), Fitted.Shares(events));

    private static int[] Order(float[] scores) => [.. Enumerable.Range(0, scores.Length).OrderByDescending(item => scores[item])];
}
