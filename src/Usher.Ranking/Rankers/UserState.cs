using System.Buffers;
using Usher.Ranking.Histories;

namespace Usher.Ranking.Rankers;

/// <summary>What a ranker remembers of one user. It advances event by event, and is the same whether the events come live or from a history.</summary>
public abstract class UserState
{
    /// <summary>How many items there are to score: I.</summary>
    public abstract int ItemCount { get; }

    /// <summary>Takes in the user's next event.</summary>
    /// <param name="newest">Not older than the event before it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ranker does not have the item.</exception>
    public abstract void Advance(in Event newest);

    /// <summary>Says in which context the user will choose the next item. It counts until it is changed, also after further events.</summary>
    /// <param name="context">In the numbers of the ranker's <see cref="IRanker.Contexts"/>; null for none. Rankers that read no contexts ignore it.</param>
    public virtual void SetContext(EventContext? context)
    {
    }

    /// <summary>Scores every item as the user's next one.</summary>
    /// <param name="scores">(I) receives the scores: finite, and for personalised rankers probabilities that sum to 1.</param>
    public abstract void Score(Span<float> scores);

    /// <summary>Writes the user's best items, best first; of equal scores the lower index comes first.</summary>
    /// <param name="top">(k) receives the list, with scores as <see cref="Score"/> gives them.</param>
    /// <param name="candidates">The items that may be in the list.</param>
    /// <returns>The length of the list: k, or less when fewer items may be in it.</returns>
    public virtual int Top(Span<ScoredItem> top, Candidates candidates = default)
    {
        var pooled = ArrayPool<float>.Shared.Rent(ItemCount);
        try
        {
            var scores = pooled.AsSpan(0, ItemCount);
            Score(scores);
            return TopK.Select(scores, top, candidates);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(pooled);
        }
    }

    /// <summary>Takes in the user's next events, such as a whole history.</summary>
    /// <param name="events">Oldest first; none older than the event before them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ranker does not have an item.</exception>
    public virtual void Advance(EventSpan events)
    {
        foreach (var newest in events)
            Advance(newest);
    }
}
