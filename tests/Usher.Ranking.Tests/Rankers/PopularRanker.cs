using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

/// <summary>The simplest ranker that keeps the contract: each item's share of all events, whoever asks.</summary>
internal sealed class PopularRanker(float[] shares) : IRanker
{
    public const string Kind = "popular-of-tests";

    public int ItemCount => shares.Length;

    public static PopularRanker Fit(TrainingSet set)
    {
        var shares = new float[set.ItemCount];
        foreach (var item in set.Items)
            shares[item] += 1f / set.EventCount;

        return new PopularRanker(shares);
    }

    public static PopularRanker Load(RankerReader reader)
    {
        Assert.Equal(Kind, reader.Kind);
        var shares = reader.Tensor<float>("shares", out var shape);
        Assert.Equal([shares.Length], shape);
        return new PopularRanker(shares.ToArray());
    }

    public UserState Start(int user = -1) => new State(shares);

    public void Save(RankerWriter writer)
    {
        writer.Kind(Kind);
        writer.Tensor<float>("shares", shares, shares.Length);
    }

    private sealed class State(float[] shares) : UserState
    {
        public override int ItemCount => shares.Length;

        public override void Advance(in Event newest)
        {
        }

        public override void Score(Span<float> scores) => shares.CopyTo(scores);
    }
}
