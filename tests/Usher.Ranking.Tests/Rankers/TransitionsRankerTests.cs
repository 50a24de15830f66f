using CsCheck;
using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

public sealed class TransitionsRankerTests : RankerContract
{
    protected override bool LearnsOrder => true;

    [Fact]
    public void Scores_are_those_of_a_case_done_by_hand()
    {
        // T: a -> b 0.5, a -> c 0.25, b -> c 0.2; decay 0.5; history a, b: c has 0.2 + 0.5 x 0.25, b has 0.5 x 0.5.
        var ranker = new TransitionsRanker(new(new[] { 0, 2, 3, 3 }, new[] { 1, 2, 2 }, new[] { 0.5f, 0.25f, 0.2f }), 0.5, new float[3]);
        var state = (DecayedState)Fitted.State(ranker, [0, 1]);
        Assert.Equal([0f, 0.25f, 0.325f], state.RawScores.ToArray());
        var scores = Fitted.Scores(ranker, [0, 1]);
        Assert.Equal(0.25 / 0.575, scores[1], 1e-6);
        Assert.Equal(0.325 / 0.575, scores[2], 1e-6);
    }

    [Fact]
    public void Event_by_event_gives_the_sum_over_the_whole_history() =>
        Gen.Select(Gen.Int[0, 15].Array[0, 60], Gen.OneOfConst(0, 0.3, 0.8, 1.0)).Sample((history, decay) =>
        {
            var rows = Fitted.Transitions(Worlds.TwoTastes().Set);
            var ranker = new TransitionsRanker(Fitted.Sparse(rows), decay, new float[16]);
            var expected = Fitted.DecayedSum(rows, history, decay);
            var raw = ((DecayedState)Fitted.State(ranker, history)).RawScores.ToArray();
            Assert.All(expected.Zip(raw), pair => Assert.Equal(pair.First, pair.Second, 1e-6 * (1 + pair.First)));
        }, iter: 100);

    [Fact]
    public void Popular_items_are_scored_where_nothing_follows()
    {
        var ranker = new TransitionsRanker(new(new[] { 0, 0, 0, 0 }, Array.Empty<int>(), Array.Empty<float>()), 0.8, new[] { 0.5f, 0.25f, 0.25f });
        Assert.Equal([0.5f, 0.25f, 0.25f], Fitted.Scores(ranker, []));
        Assert.Equal([0.5f, 0.25f, 0.25f], Fitted.Scores(ranker, [2]));
    }

    [Fact]
    public void A_long_history_leaves_no_numbers_too_small_for_the_processor()
    {
        var ranker = new TransitionsRanker(Fitted.Sparse(new double[,] { { 0, 1 }, { 0, 0 } }), 0.3, new float[2]);
        var state = (DecayedState)Fitted.State(ranker, [0, .. Enumerable.Repeat(1, 75)]);
        Assert.Equal(0, state.RawScores[1]);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var rows = new SparseRows(new[] { 0, 1 }, new[] { 0 }, new[] { 1f });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TransitionsRanker(rows, 1.1, new float[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TransitionsRanker(rows, -0.1, new float[1]));
        Assert.Throws<ArgumentException>(() => new TransitionsRanker(rows, 0.5, new float[2]));
        Assert.Throws<ArgumentException>(() => new TransitionsRanker(rows, 0.5, new[] { float.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fitted.State(new TransitionsRanker(rows, 0.5, new float[1]), [1]));
    }

    [Fact]
    public void A_damaged_matrix_is_refused_when_it_is_loaded_or_used()
    {
        var outside = new TransitionsRanker(new(new[] { 0, 1 }, new[] { 9 }, new[] { 1f }), 0.5, new float[1]);
        var loaded = RankerLoader.Load(MemoryModel.Of(outside).Read());
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => Fitted.State(loaded, [0])).Message, StringComparison.Ordinal);

        var falling = new TransitionsRanker(new(new[] { 0, 5 }, new[] { 0 }, new[] { 1f }), 0.5, new float[1]);
        Assert.Throws<InvalidDataException>(() => RankerLoader.Load(MemoryModel.Of(falling).Read()));
    }

    protected override IRanker Fit(TrainingSet events, int seed) => new TransitionsRanker(Fitted.Sparse(Fitted.Transitions(events)), 0.8, Fitted.Shares(events));
}
