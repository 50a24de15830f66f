using System.Numerics.Tensors;

namespace Usher.Ranking.Rankers;

/// <summary>Scores items by a linear model of which items go together (EASE), with newer events counting more.</summary>
/// <remarks>Steck, Embarrassingly Shallow Autoencoders for Sparse Data, WWW 2019; the decay is ours.</remarks>
public sealed class EaseRanker : IRanker
{
    /// <summary>
    /// Scores are softmax(20 x raw). Raw scores are near 0 for most items and up to about 1 for the best, so 20 sets them apart by as much as a sequence model's
    /// logits; it changes no order.
    /// </summary>
    public const float Sharpness = 20;

    internal const string Kind = "ease";

    private readonly ReadOnlyMemory<float> _weights;
    private readonly int[] _members;
    private readonly int[] _places;
    private readonly ReadOnlyMemory<float> _shares;
    private readonly float[] _popularity;
    private readonly double _decay;

    /// <summary>Takes the solution.</summary>
    /// <param name="weights">
    /// (M, M) row by row: B[i][j] = -P[i][j] / P[j][j] off the diagonal and 0 on it, P = (X'X + lambda E)^-1 with the unit matrix E, X[u][i] = 1 where user u has at
    /// least one event of item i.
    /// </param>
    /// <param name="members">(M) the item of each row and column, ascending: all items, or the most popular ones of a catalogue too large for a square.</param>
    /// <param name="decay">
    /// 0 to 1: raw score of j = sum over the history, newest first (age 0, 1, 2 …), of decay^age B[item][j], with 0^0 = 1 and 0 for items that are no members; 1 is EASE
    /// as published.
    /// </param>
    /// <param name="shares">(I) the share of users that each item has, as in <see cref="PopularityRanker"/>: speaks until the first event of a member.</param>
    /// <exception cref="ArgumentException">The shapes do not fit each other, or a number is out of range.</exception>
    public EaseRanker(ReadOnlyMemory<float> weights, ReadOnlySpan<int> members, double decay, ReadOnlyMemory<float> shares)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decay, 1);
        Popularity.Check(shares.Span, shares.Length);
        if (weights.Length != (long)members.Length * members.Length)
            throw new ArgumentException($"{weights.Length} weights are not a square of {members.Length} items.", nameof(weights));

        _members = members.ToArray();
        _places = new int[shares.Length];
        Array.Fill(_places, -1);
        for (var place = 0; place < _members.Length; place++)
        {
            if ((uint)_members[place] >= (uint)shares.Length || (place > 0 && _members[place] <= _members[place - 1]))
                throw new ArgumentException($"Member {place} is item {_members[place]}; members ascend and are items 0 to {shares.Length - 1}.", nameof(members));
            _places[_members[place]] = place;
        }

        _weights = weights;
        _decay = decay;
        _shares = shares;
        _popularity = Popularity.Distribution(shares.Span);
    }

    /// <inheritdoc/>
    public int ItemCount => _shares.Length;

    /// <summary>Begins a user without any event. The state is a <see cref="DecayedState"/>.</summary>
    /// <param name="user">Not used.</param>
    public UserState Start(int user = -1) => new State(this);

    /// <inheritdoc/>
    public void Save(RankerWriter writer)
    {
        writer.Kind(Kind);
        writer.Number("decay", _decay);
        writer.Tensor("shares", _shares.Span, ItemCount);
        writer.Tensor("members", _members, _members.Length);
        writer.Tensor("weights", _weights.Span, _members.Length, _members.Length);
    }

    internal static EaseRanker Load(RankerReader reader)
    {
        var members = reader.Vector<int>("members");
        var weights = reader.Square<float>("weights", members.Length);
        return new(weights, members.Span, reader.Number("decay", 0, 1), reader.Vector<float>("shares"));
    }

    private sealed class State(EaseRanker ranker) : DecayedState(ranker.ItemCount, (float)ranker._decay)
    {
        private bool _hasMember;

        public override void Score(Span<float> scores)
        {
            if (!_hasMember)
            {
                ranker._popularity.CopyTo(scores);
                return;
            }

            TensorPrimitives.Multiply(RawScores, Sharpness, scores);
            Softmax.Of(scores);
        }

        private protected override void AddRow(int item, Span<float> sums)
        {
            var place = ranker._places[item];
            if (place < 0)
                return;

            _hasMember = true;
            var members = ranker._members;
            var row = ranker._weights.Span.Slice(place * members.Length, members.Length);
            if (row.Length == sums.Length)
            {
                TensorPrimitives.Add(sums, row, sums);
                return;
            }

            for (var i = 0; i < row.Length; i++)
                sums[members[i]] += row[i];
        }
    }
}
