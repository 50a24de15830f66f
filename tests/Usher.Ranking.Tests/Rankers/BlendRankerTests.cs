using Usher.Contracts;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

public sealed class BlendRankerTests
{
    private static readonly World World = Worlds.Sessions(users: 20);
    private static readonly int ItemCount = World.Set.ItemCount;
    private static readonly RecurrentRanker[] Networks = [RandomNetwork.Of(ItemCount, seed: 1), RandomNetwork.Of(ItemCount, seed: 2)];

    private static readonly TransitionsRanker Transitions = new(Fitted.Sparse(Fitted.Transitions(World.Set)), 0.8, Fitted.Shares(World.Set));

    private static readonly EaseRanker Ease = MakeEase();

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0.75f, 15, true)]
    [InlineData(1, 5, false)]
    public void Scores_by_its_formula(float transitionsWeight, float easeWeight, bool hasEase)
    {
        var blend = new BlendRanker(Networks, Transitions, hasEase ? Ease : null, new(transitionsWeight, easeWeight));
        for (var user = 0; user < 4; user++)
        {
            var transitions = (DecayedState)Read(Transitions, user);
            var ease = (DecayedState)Read(Ease, user);
            var logs = new double[ItemCount];
            foreach (var network in Networks)
            {
                var scores = ScoresOf(Read(network, user));
                for (var item = 0; item < ItemCount; item++)
                    logs[item] += Math.Log(scores[item]) / Networks.Length;
            }

            for (var item = 0; item < ItemCount; item++)
            {
                logs[item] += transitionsWeight * Math.Log(0.001 + transitions.RawScores[item]);
                logs[item] += hasEase ? easeWeight * ease.RawScores[item] : 0;
            }

            var sum = logs.Sum(Math.Exp);
            var found = ScoresOf(Read(blend, user));
            Assert.Equal(1, found.Sum(), 1e-5f);
            for (var item = 0; item < ItemCount; item++)
                Assert.Equal(Math.Exp(logs[item]) / sum, found[item], 1e-4 * found[item]);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Saved_and_loaded_it_gives_identical_scores(bool hasEase)
    {
        var blend = new BlendRanker(Networks, Transitions, hasEase ? Ease : null, new(0.75f, 15));
        var loaded = RankerLoader.Load(MemoryModel.Of(blend).Read());

        Assert.Equal(new BlendWeights(0.75f, 15), Assert.IsType<BlendRanker>(loaded).Weights);
        Assert.Equal(ScoresOf(Read(blend, user: 3)), ScoresOf(Read(loaded, user: 3)));
    }

    [Fact]
    public void Rankers_of_different_items_do_not_blend()
    {
        Assert.Throws<ArgumentException>(() => new BlendRanker([RandomNetwork.Of(ItemCount + 1)], Transitions, Ease, default));
        Assert.Throws<ArgumentException>(() => new BlendRanker([], Transitions, Ease, default));
    }

    private static EaseRanker MakeEase()
    {
        int[] members = [.. Enumerable.Range(0, ItemCount)];
        return new(Fitted.Dense(Fitted.Ease(World.Set, members, lambda: 20)), members, 0.9, Fitted.Shares(World.Set));
    }

    private static UserState Read(IRanker ranker, int user)
    {
        var state = ranker.Start();
        state.Advance(World.Set.EventsOf(user));
        return state;
    }

    private static float[] ScoresOf(UserState state)
    {
        var scores = new float[state.ItemCount];
        state.Score(scores);
        return scores;
    }
}
