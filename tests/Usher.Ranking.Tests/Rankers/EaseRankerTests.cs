using CsCheck;
using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

public sealed class EaseRankerTests : RankerContract
{
    [Fact]
    public void Scores_are_those_of_a_case_done_by_hand()
    {
        // B: a -> b 0.5, b -> a -0.25; decay 0.5; history a, b: a has -0.25, b has 0.5 x 0.5.
        var ranker = new EaseRanker(new[] { 0, 0.5f, -0.25f, 0 }, [0, 1], 0.5, new[] { 1f, 0.5f });
        Assert.Equal([-0.25f, 0.25f], ((DecayedState)Fitted.State(ranker, [0, 1])).RawScores.ToArray());
        var odds = Math.Exp(EaseRanker.Sharpness * 0.5);
        Assert.Equal(odds / (1 + odds), Fitted.Scores(ranker, [0, 1])[1], 1e-6);
    }

    [Fact]
    public void Event_by_event_gives_the_sum_over_the_whole_history() =>
        Gen.Select(Gen.Int[0, 15].Array[0, 60], Gen.OneOfConst(0.0, 0.9, 1.0)).Sample((history, decay) =>
        {
            var rows = Fitted.Ease(Worlds.TwoTastes().Set, [.. Enumerable.Range(0, 16)], 10);
            var ranker = new EaseRanker(Fitted.Dense(rows), [.. Enumerable.Range(0, 16)], decay, new float[16]);
            var expected = Fitted.DecayedSum(rows, history, decay);
            var raw = ((DecayedState)Fitted.State(ranker, history)).RawScores.ToArray();
            Assert.All(expected.Zip(raw), pair => Assert.Equal(pair.First, pair.Second, 2e-6 * (1 + Math.Abs(pair.First))));
        }, iter: 100);

    [Fact]
    public void Items_that_are_no_members_neither_speak_nor_are_spoken_of()
    {
        var ranker = new EaseRanker(new[] { 0, 0.5f, -0.25f, 0 }, [1, 3], 1, new[] { 0.5f, 0.25f, 0.25f, 0 });
        Assert.Equal([0.5f, 0.25f, 0.25f, 0], Fitted.Scores(ranker, [0, 2]));
        Assert.Equal([0, 0, 0, 0.5f], ((DecayedState)Fitted.State(ranker, [1, 0])).RawScores.ToArray());
        var loaded = RankerLoader.Load(MemoryModel.Of(ranker).Read());
        Assert.Equal(Fitted.Scores(ranker, [1, 0]), Fitted.Scores(loaded, [1, 0]));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new EaseRanker(new float[3], [0, 1], 1, new float[2]));
        Assert.Throws<ArgumentException>(() => new EaseRanker(new float[4], [1, 0], 1, new float[2]));
        Assert.Throws<ArgumentException>(() => new EaseRanker(new float[4], [0, 2], 1, new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EaseRanker(new float[4], [0, 1], 2, new float[2]));
        Assert.Throws<ArgumentException>(() => new EaseRanker(default, [], 1, default));
    }

    protected override IRanker Fit(TrainingSet events, int seed)
    {
        int[] members = [.. Enumerable.Range(0, events.ItemCount)];
        return new EaseRanker(Fitted.Dense(Fitted.Ease(events, members, lambda: 1)), members, 0.95, Fitted.Shares(events));
    }
}
