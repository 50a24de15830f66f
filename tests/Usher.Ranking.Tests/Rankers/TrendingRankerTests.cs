using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

public sealed class TrendingRankerTests : RankerContract
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly float[] Shares = [0.9f, 0.1f, 0.5f, 0.2f];

    protected override bool IsProbability => false;

    protected override bool IsPersonalized => false;

    [Fact]
    public void What_grows_comes_first_by_how_far_it_grows_beyond_chance_and_the_rest_by_popularity()
    {
        // Item 1 from nothing to four, item 3 from four to eight; item 0 falls, item 2 has none.
        var ranker = Make(Events(0, 5, at: 100), Events(0, 1, at: 4000), Events(1, 4, at: 4000), Events(3, 4, at: 100), Events(3, 8, at: 4000));

        var scores = Score(ranker, 7200);

        Assert.Equal([1, 3, 0, 2], Order(scores));
        Assert.Equal(4 / Math.Sqrt(4), scores[1], 1e-6);
        Assert.Equal(4 / Math.Sqrt(12), scores[3], 1e-6);
    }

    [Fact]
    public void An_interval_ends_with_its_last_second_and_begins_behind_the_one_before()
    {
        var ranker = Make();
        Event[] events = [new(0, 7200), new(1, 7201), new(2, 3601), new(3, 3600)];

        var scores = Score(ranker, 7200, events);

        // 7200 and 3601 are in the newest hour, 3600 in the one before, 7201 is yet to come.
        Assert.Equal([1f, 1f], [scores[0], scores[2]]);
        Assert.Equal(1e-5, scores[1], 1e-9);
        Assert.Equal(2e-5, scores[3], 1e-9);
    }

    [Fact]
    public void Events_that_came_later_count_with_those_of_the_training()
    {
        var ranker = Make(Events(1, 3, at: 4000));

        Assert.Equal([2, 1, 0, 3], Order(Score(ranker, 7200, Events(2, 4, at: 5000))));
    }

    [Fact]
    public void When_nothing_happened_lately_the_popular_items_come()
    {
        var ranker = Make(Events(1, 3, at: 4000));

        Assert.Equal([0, 2, 3, 1], Order(Score(ranker, 7200 + 4000)));
    }

    [Fact]
    public void Everybody_gets_the_trends_at_the_newest_event_of_the_training()
    {
        var ranker = Make(Events(0, 9, at: 100), Events(1, 3, at: 7000));
        var state = ranker.Start();
        state.Advance(new Event(2, 8000));
        var scores = new float[4];

        state.Score(scores);

        Assert.Equal((7000, 1), (ranker.Newest, Order(scores)[0]));
    }

    [Fact]
    public void Numbers_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new TrendingRanker(TimeSpan.FromSeconds(1), Shares, default, default));
        Assert.Throws<ArgumentException>(() => new TrendingRanker(Hour, Shares, new[] { 4 }, new[] { 1L }));
        Assert.Throws<ArgumentException>(() => new TrendingRanker(Hour, Shares, new[] { 0 }, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => Score(Make(), 7200, new Event(4, 1)));
    }

    protected override IRanker Fit(TrainingSet events, int seed) => new TrendingRanker(Hour, Fitted.Shares(events), events.Items, events.Times);

    private static Event[] Events(int item, int count, long at) => [.. Enumerable.Repeat(new Event(item, at), count)];

    private static TrendingRanker Make(params Event[][] events) => new(
        Hour, Shares, events.SelectMany(some => some).Select(one => one.Item).ToArray(), events.SelectMany(some => some).Select(one => one.Time).ToArray());

    private static float[] Score(TrendingRanker ranker, long moment, params Event[] later)
    {
        var scores = new float[ranker.ItemCount];
        ranker.ScoreAt(moment, later, scores);
        return scores;
    }

    private static int[] Order(float[] scores) => [.. Enumerable.Range(0, scores.Length).OrderByDescending(item => scores[item])];
}
