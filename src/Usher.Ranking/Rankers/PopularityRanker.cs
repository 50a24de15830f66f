using Usher.Ranking.Histories;

namespace Usher.Ranking.Rankers;

/// <summary>Scores items by how many users have interacted with them; the same list for all.</summary>
public sealed class PopularityRanker : IRanker
{
    internal const string Kind = "popularity";

    private readonly ReadOnlyMemory<float> _shares;

    /// <summary>Takes the shares.</summary>
    /// <param name="shares">
    /// (I) share[j] = number of different users with at least one event of item j / number of users, each 0 to 1. Unique users, as Personalize's aws-popularity-count
    /// counts: an item watched ten times by one user counts once.
    /// </param>
    /// <exception cref="ArgumentException">There is no item, or a share is not from 0 to 1.</exception>
    public PopularityRanker(ReadOnlyMemory<float> shares)
    {
        Popularity.Check(shares.Span, shares.Length);
        _shares = shares;
    }

    /// <inheritdoc/>
    public int ItemCount => _shares.Length;

    /// <inheritdoc/>
    public UserState Start(int user = -1) => new State(_shares);

    /// <inheritdoc/>
    public void Save(RankerWriter writer)
    {
        writer.Kind(Kind);
        writer.Tensor("shares", _shares.Span, _shares.Length);
    }

    internal static PopularityRanker Load(RankerReader reader) => new(reader.Vector<float>("shares"));

    private sealed class State(ReadOnlyMemory<float> shares) : UserState
    {
        public override int ItemCount => shares.Length;

        public override void Advance(in Event newest) => ItemIndex.Check(newest.Item, shares.Length);

        public override void Score(Span<float> scores) => shares.Span.CopyTo(scores);
    }
}
