using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Metrics;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

public sealed class SemanticRankerTests : RankerContract
{
    // Four texts around a circle, and an item without a text. Cosines to item 0: 1, 0.8, 0.6, 0.
    private static readonly float[] Vectors = [1, 0, 0.8f, 0.6f, 0.6f, 0.8f, 0, 1, 0, 0];

    private static SemanticRanker Small() => new(Vectors, new[] { 0.5f, 0, 1, 0.2f, 0.9f }, new[] { 0.1f, 0.2f, 0.3f, 1, 0.1f });

    protected override bool IsProbability => false;

    protected override bool IsPersonalized => false;

    [Fact]
    public void Items_come_by_the_likeness_of_their_texts_and_those_without_a_text_last() => Assert.Equal([0, 1, 2, 3, 4], Order(Small(), default, 0));

    [Theory]
    [InlineData(0, 0, new[] { 0, 1, 2, 3, 4 })]
    [InlineData(1, 0, new[] { 0, 2, 1, 3, 4 })]
    [InlineData(0, 1, new[] { 0, 1, 2, 3, 4 })]
    [InlineData(0.5, 0, new[] { 0, 1, 2, 3, 4 })]
    public void Popularity_and_freshness_count_as_much_as_their_influence_says(double popularity, double freshness, int[] expected) =>
        Assert.Equal(expected, Order(Small(), new(popularity, freshness), 0));

    [Fact]
    public void An_influence_of_1_adds_no_more_than_the_scale()
    {
        var (plain, popular) = (Scores(Small(), default, 0), Scores(Small(), new(1, 1), 0));

        for (var item = 0; item < plain.Length; item++)
            Assert.InRange(popular[item] - plain[item], 0, (2 * SemanticRanker.InfluenceScale) + 1e-6);
    }

    [Fact]
    public void Popular_items_are_listed_for_an_item_without_a_text_and_for_none() =>
        Assert.All([Order(Small(), default, 4), Order(Small(), default)], order => Assert.Equal([2, 4, 0, 3, 1], order));

    [Fact]
    public void An_item_that_is_not_there_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Order(Small(), default, 5));

    [Fact]
    public void Numbers_out_of_range_are_refused() =>
        Assert.Contains("0 to 1", Assert.Throws<ArgumentException>(() => new SemanticRanker(new float[2], new[] { 1.5f }, new[] { 1f })).Message, StringComparison.Ordinal);

    [Fact]
    public void Lists_are_measured_by_likeness_popularity_and_freshness()
    {
        var ranker = new SemanticRanker(new[] { 1, 0, 0.8f, 0.6f }, new[] { 0.5f, 1 }, new[] { 0.25f, 1 });

        var metrics = SemanticMetrics.Of(ranker);

        // Each of the two items is the only recommendation for the other.
        Assert.Equal(0.8, metrics[SemanticMetrics.Similarity], 1e-6);
        Assert.Equal(0.75, metrics[SemanticMetrics.Popularity], 1e-6);
        Assert.Equal(0.625, metrics[SemanticMetrics.Freshness], 1e-6);
    }

    protected override IRanker Fit(TrainingSet events, int seed)
    {
        var random = new Random(seed);
        var vectors = Enumerable.Range(0, events.ItemCount).SelectMany(_ =>
        {
            var angle = random.NextDouble() * Math.Tau;
            return new[] { (float)Math.Cos(angle), (float)Math.Sin(angle) };
        }).ToArray();
        var shares = Enumerable.Range(0, events.ItemCount).Select(item => (float)events.Items.Count(one => one == item) / events.EventCount).ToArray();
        return new SemanticRanker(vectors, shares, shares);
    }

    private static float[] Scores(SemanticRanker ranker, RankingInfluence influence, params int[] items)
    {
        var state = ranker.Start(influence);
        foreach (var item in items)
            state.Advance(new Event(item, Time: 0));
        var scores = new float[ranker.ItemCount];
        state.Score(scores);
        return scores;
    }

    private static int[] Order(SemanticRanker ranker, RankingInfluence influence, params int[] items)
    {
        var scores = Scores(ranker, influence, items);
        return [.. Enumerable.Range(0, scores.Length).OrderByDescending(item => scores[item])];
    }
}
