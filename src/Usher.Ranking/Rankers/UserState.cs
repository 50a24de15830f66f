namespace Usher.Ranking.Rankers;

/// <summary>What a ranker remembers of one user. It advances event by event, and is the same whether the events come live or from a history.</summary>
public abstract class UserState
{
    /// <summary>Takes in one event.</summary>
    /// <param name="item">Index of the item.</param>
    /// <param name="time">Seconds since 1970-01-01 UTC; not before the event that came last.</param>
    public abstract void Observe(int item, long time);

    /// <summary>Scores every item as the user's next one.</summary>
    /// <param name="scores">(I) receives the scores: finite, and for personalised rankers probabilities that sum to 1.</param>
    public abstract void Score(Span<float> scores);

    /// <summary>Takes in a whole history, oldest event first.</summary>
    /// <param name="items">Indexes of the items.</param>
    /// <param name="times">Seconds since 1970-01-01 UTC, one for each item, never falling.</param>
    public void Observe(ReadOnlySpan<int> items, ReadOnlySpan<long> times)
    {
        for (var i = 0; i < items.Length; i++)
            Observe(items[i], times[i]);
    }
}
