using System.Buffers;

namespace Usher.Ranking.Rankers;

/// <summary>What a ranker remembers of one user. It advances event by event, and is the same whether the events come live or from a history.</summary>
public abstract class UserState
{
    /// <summary>How many items there are to score: I.</summary>
    public abstract int ItemCount { get; }

    /// <summary>Takes in one event.</summary>
    /// <param name="item">Index of the item.</param>
    /// <param name="time">Seconds since 1970-01-01 UTC; not before the event that came last.</param>
    public abstract void Observe(int item, long time);

    /// <summary>Scores every item as the user's next one.</summary>
    /// <param name="scores">(I) receives the scores: finite, and for personalised rankers probabilities that sum to 1.</param>
    public abstract void Score(Span<float> scores);

    /// <summary>Writes the user's best items, best first; of equal scores the lower index comes first.</summary>
    /// <param name="top">(k) receives the list, with scores as <see cref="Score"/> gives them.</param>
    /// <param name="excluded">Items to leave out.</param>
    /// <returns>The length of the list: k, or less when fewer items may be in it.</returns>
    public virtual int Top(Span<ScoredItem> top, Exclusion excluded = default)
    {
        var pooled = ArrayPool<float>.Shared.Rent(ItemCount);
        try
        {
            var scores = pooled.AsSpan(0, ItemCount);
            Score(scores);
            return TopK.Select(scores, top, excluded);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(pooled);
        }
    }

    /// <summary>Takes in a whole history, oldest event first.</summary>
    /// <param name="items">Indexes of the items.</param>
    /// <param name="times">Seconds since 1970-01-01 UTC, one for each item, never falling.</param>
    public virtual void Observe(ReadOnlySpan<int> items, ReadOnlySpan<long> times)
    {
        for (var i = 0; i < items.Length; i++)
            Observe(items[i], times[i]);
    }
}
