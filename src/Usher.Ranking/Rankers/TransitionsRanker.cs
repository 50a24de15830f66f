using System.Numerics.Tensors;

namespace Usher.Ranking.Rankers;

/// <summary>Scores items by what followed the user's items in the histories of others.</summary>
public sealed class TransitionsRanker : IRanker
{
    internal const string Kind = "transitions";

    private readonly SparseRows _transitions;
    private readonly ReadOnlyMemory<float> _shares;
    private readonly float[] _popularity;
    private readonly double _decay;

    /// <summary>Takes what was counted.</summary>
    /// <param name="transitions">
    /// T[i][j] = (sum over training sequences and gaps g from 1 to the window of 1/g for each time that j came g events after i) / (sum of row i before dividing + shrink). Not
    /// negative.
    /// </param>
    /// <param name="decay">0 to 1: raw score of j = sum over the history, newest first (age 0, 1, 2 …), of decay^age T[item][j], with 0^0 = 1.</param>
    /// <param name="shares">(I) the share of users that each item has, as in <see cref="PopularityRanker"/>: speaks where all raw scores are 0.</param>
    /// <exception cref="ArgumentException">The shapes do not fit each other, or a number is out of range.</exception>
    public TransitionsRanker(SparseRows transitions, double decay, ReadOnlyMemory<float> shares)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decay, 1);
        Popularity.Check(shares.Span, transitions.Count);
        _transitions = transitions;
        _decay = decay;
        _shares = shares;
        _popularity = Popularity.Distribution(shares.Span);
    }

    /// <inheritdoc/>
    public int ItemCount => _transitions.Count;

    /// <summary>Begins a user without any event. The state is a <see cref="DecayedState"/>.</summary>
    /// <param name="user">Not used.</param>
    public UserState Start(int user = -1) => new State(this);

    /// <inheritdoc/>
    public void Save(RankerWriter writer)
    {
        writer.Kind(Kind);
        writer.Number("decay", _decay);
        writer.Tensor("shares", _shares.Span, _shares.Length);
        _transitions.Save(writer);
    }

    internal static TransitionsRanker Load(RankerReader reader)
    {
        var transitions = SparseRows.Load(reader);
        return new(transitions, reader.Number("decay", 0, 1), reader.Vector<float>("shares", transitions.Count));
    }

    /// <summary>Scores are the raw ones divided by their sum.</summary>
    private sealed class State(TransitionsRanker ranker) : DecayedState(ranker.ItemCount, (float)ranker._decay)
    {
        public override void Score(Span<float> scores)
        {
            var sum = TensorPrimitives.Sum(RawScores);
            if (sum > 0)
                TensorPrimitives.Divide(RawScores, sum, scores);
            else
                ranker._popularity.CopyTo(scores);
        }

        private protected override void AddRow(int item, Span<float> sums) => ranker._transitions.AddTo(item, sums);
    }
}
