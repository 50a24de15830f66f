using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

/// <summary>
/// A small personalised ranker that keeps the whole contract, and can be told to break it in one way: the share with which an item follows, or merely
/// goes together with, those read so far.
/// </summary>
internal sealed class FollowerRanker : IRanker
{
    public const string Kind = "follower-of-tests";

    private readonly int _itemCount;
    private readonly float[] _together;                                   // (I, I) row: an item read; column: one that came with it
    private readonly Fault _fault;
    private readonly float[] _shared;

    public FollowerRanker(int itemCount, float[] together, Fault fault = Fault.None)
    {
        (_itemCount, _together, _fault) = (itemCount, together, fault);
        _shared = new float[itemCount];
    }

    public enum Fault
    {
        None,
        LeavesAScoreOut,
        ScoresSumToTwo,
        NeedsAnEvent,
        SharesOneStateAmongUsers,
        ForgetsWhatItScored,
        OtherScoresForTheSameSeed,
        SavesLessThanItKnows,
        TakesColumnsForRows,
        KnowsOnlyWhatWasTouched,
    }

    public int ItemCount => _itemCount;

    /// <summary>Counts how often two items were touched by one user, the right after the left three times as much.</summary>
    /// <param name="set">What happened.</param>
    /// <param name="fault">How to break the contract.</param>
    /// <param name="noise">Differs from fit to fit; only <see cref="Fault.OtherScoresForTheSameSeed"/> lets it in.</param>
    public static FollowerRanker Fit(TrainingSet set, Fault fault, double noise)
    {
        var together = new float[set.ItemCount * set.ItemCount];
        for (var user = 0; user < set.UserCount; user++)
        {
            var items = set.ItemsOf(user);
            for (var left = 0; left < items.Length; left++)
            {
                for (var right = 0; right < items.Length; right++)
                    together[(items[left] * set.ItemCount) + items[right]] += right == left + 1 ? 3 : 1;
            }
        }

        if (fault is Fault.TakesColumnsForRows)
        {
            // Strides swapped: with U rows instead of I the cells land elsewhere.
            var swapped = new float[together.Length];
            for (var cell = 0; cell < together.Length; cell++)
                swapped[(int)((long)cell * set.UserCount % together.Length)] = together[cell];

            together = swapped;
        }

        if (fault is Fault.OtherScoresForTheSameSeed)
            together[^1] += (float)noise;

        return new FollowerRanker(set.ItemCount, together, fault);
    }

    public static FollowerRanker Load(RankerReader reader, Fault fault) =>
        new((int)reader.Number("items"), reader.Tensor<float>("together", out _).ToArray(), fault);

    public UserState Start(int user = -1) => new State(this, _fault is Fault.SharesOneStateAmongUsers ? _shared : new float[_itemCount]);

    public void Save(RankerWriter writer)
    {
        writer.Kind(Kind);
        writer.Number("items", _itemCount);
        var saved = (float[])_together.Clone();
        if (_fault is Fault.SavesLessThanItKnows)
            saved[^1] += 0.5f;

        writer.Tensor<float>("together", saved, _itemCount, _itemCount);
    }

    private sealed class State(FollowerRanker ranker, float[] sums) : UserState
    {
        private int _read;

        public override int ItemCount => sums.Length;

        public override void Advance(in Event newest)
        {
            var row = ranker._together.AsSpan(newest.Item * ranker._itemCount, ranker._itemCount);
            if (ranker._fault is Fault.KnowsOnlyWhatWasTouched && row.IndexOfAnyExcept(0f) < 0)
                throw new KeyNotFoundException($"Item {newest.Item} was never touched.");

            // The newest item counts most, so that the order is learned too.
            for (var other = 0; other < row.Length; other++)
                sums[other] = (sums[other] * 0.5f) + row[other];

            _read++;
        }

        public override void Score(Span<float> scores)
        {
            if (ranker._fault is Fault.NeedsAnEvent && _read == 0)
                throw new InvalidOperationException("There is no newest event.");

            var whole = 0f;
            for (var item = 0; item < scores.Length; item++)
                whole += sums[item] + 0.01f;

            for (var item = 0; item < scores.Length; item++)
                scores[item] = (sums[item] + 0.01f) / whole * (ranker._fault is Fault.ScoresSumToTwo ? 2 : 1);

            if (ranker._fault is Fault.LeavesAScoreOut)
                scores[^1] = float.NaN;

            if (ranker._fault is Fault.ForgetsWhatItScored)
                Array.Clear(sums);
        }
    }
}
