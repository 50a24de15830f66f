using System.Numerics.Tensors;
using Usher.Ranking.Histories;

namespace Usher.Ranking.Rankers;

/// <summary>Scores items by how often they occur together with one item: the newest of the user's events.</summary>
public sealed class SimsRanker : IRanker
{
    internal const string Kind = "sims";

    // Items that are no neighbours get at most this part of the least similar neighbour's score: enough to order them, too little to be seen.
    private const float Rest = 1e-3f;

    private readonly SparseRows _neighbours;
    private readonly ReadOnlyMemory<float> _shares;
    private readonly float[] _popularity;
    private readonly float _largestShare;

    /// <summary>Takes what was counted.</summary>
    /// <param name="neighbours">
    /// S[i][j] = together(i, j) / (users(i) users(j))^f, the most similar j of each i: together counts the users who have both, users(i) those who have i, and f is
    /// Personalize's popularity_discount_factor (0: co-occurrence alone, 0.5: cosine, 1: lift over chance). Pairs of fewer users than min_cointeraction_count are not
    /// there. All above 0.
    /// </param>
    /// <param name="shares">
    /// (I) the share of users that each item has, as in <see cref="PopularityRanker"/>: speaks before the first event, for an item without neighbours, and orders the items that
    /// are no neighbours.
    /// </param>
    /// <exception cref="ArgumentException">The shapes do not fit each other, or a number is out of range.</exception>
    public SimsRanker(SparseRows neighbours, ReadOnlyMemory<float> shares)
    {
        Popularity.Check(shares.Span, neighbours.Count);
        _neighbours = neighbours;
        _shares = shares;
        _popularity = Popularity.Distribution(shares.Span);
        _largestShare = TensorPrimitives.Max<float>(_popularity);
    }

    /// <inheritdoc/>
    public int ItemCount => _neighbours.Count;

    /// <inheritdoc/>
    public UserState Start(int user = -1) => new State(this);

    /// <inheritdoc/>
    public void Save(RankerWriter writer)
    {
        writer.Kind(Kind);
        writer.Tensor("shares", _shares.Span, _shares.Length);
        _neighbours.Save(writer);
    }

    internal static SimsRanker Load(RankerReader reader)
    {
        var neighbours = SparseRows.Load(reader);
        return new(neighbours, reader.Vector<float>("shares", neighbours.Count));
    }

    private void Score(int item, Span<float> scores)
    {
        var similarities = item < 0 ? [] : _neighbours.ValuesOf(item);
        if (similarities.IsEmpty)
        {
            _popularity.CopyTo(scores);
            return;
        }

        // Neighbours by similarity, then all others by popularity, all summing to 1.
        var columns = _neighbours.ColumnsOf(item);
        TensorPrimitives.Multiply(_popularity, Rest * TensorPrimitives.Min(similarities) / _largestShare, scores);
        for (var i = 0; i < columns.Length; i++)
        {
            if ((uint)columns[i] >= (uint)scores.Length)
                throw new InvalidDataException($"Item {item} has neighbour {columns[i]} of {scores.Length}: the model is damaged. Train again.");
            scores[columns[i]] = similarities[i];
        }

        TensorPrimitives.Divide(scores, TensorPrimitives.Sum<float>(scores), scores);
    }

    private sealed class State(SimsRanker ranker) : UserState
    {
        private int _newest = -1;

        public override int ItemCount => ranker.ItemCount;

        public override void Advance(in Event newest)
        {
            ItemIndex.Check(newest.Item, ranker.ItemCount);
            _newest = newest.Item;
        }

        public override void Score(Span<float> scores) => ranker.Score(_newest, scores);
    }
}
