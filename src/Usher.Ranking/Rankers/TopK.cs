namespace Usher.Ranking.Rankers;

/// <summary>Picks the best items from scores.</summary>
public static class TopK
{
    /// <summary>Writes the k items of the highest scores, best first; of equal scores the lower index comes first. Allocates nothing.</summary>
    /// <param name="scores">(I) the score of each item. NaN and negative infinity never make the list.</param>
    /// <param name="top">(k) receives the list.</param>
    /// <param name="candidates">The items that may be in the list.</param>
    /// <returns>The length of the list: k, or less when fewer items may be in it.</returns>
    public static int Select(ReadOnlySpan<float> scores, Span<ScoredItem> top, Candidates candidates = default)
    {
        var best = new TopKHeap(top);
        if (candidates.AreFew(scores.Length))
            best.OfferFew(scores, candidates);
        else
            best.Offer(scores, 0, candidates);
        return best.Finish();
    }
}
