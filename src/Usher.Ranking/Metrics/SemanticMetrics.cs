using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Metrics;

/// <summary>What the lists of a <see cref="SemanticRanker"/> are like: how popular, how fresh, and how near to the item that is asked with.</summary>
/// <remarks>
/// Developer Guide, aws-semantic-similarity: item popularity, item freshness and item similarity, each from 0 to 1. The guide gives no formula. Here: the mean over the 25 items of a list,
/// then over the items that are asked with, at most 1,000 of them, evenly spread.
/// </remarks>
public static class SemanticMetrics
{
    /// <summary>The popularity of the recommended items.</summary>
    public const string Popularity = "item-popularity@25";

    /// <summary>The freshness of the recommended items.</summary>
    public const string Freshness = "item-freshness@25";

    /// <summary>The cosine of the recommended items and the one that is asked with; one below 0 counts as 0.</summary>
    public const string Similarity = "item-similarity@25";

    private const int K = 25;
    private const int MaxAsked = 1_000;

    /// <summary>Asks a ranker.</summary>
    /// <param name="ranker">The ranker.</param>
    /// <param name="influence">How much popularity and freshness count.</param>
    /// <returns>The three metrics by name; none if no item has a text, or there is only one item.</returns>
    public static IReadOnlyDictionary<string, double> Of(SemanticRanker ranker, RankingInfluence influence = default)
    {
        int[] items = [.. Enumerable.Range(0, ranker.ItemCount).Where(ranker.HasText)];
        if (items.Length == 0 || ranker.ItemCount < 2)
            return new Dictionary<string, double>();

        var step = (items.Length + MaxAsked - 1) / MaxAsked;
        var (popularity, freshness, similarity, asked) = (0.0, 0.0, 0.0, 0);
        var top = new ScoredItem[K];
        for (var place = 0; place < items.Length; place += step, asked++)
        {
            var item = items[place];
            var state = ranker.Start(influence);
            state.Advance(new Event(item, Time: 0));
            var list = top.AsSpan(0, state.Top(top, Candidates.AllBut(new ReadOnlySpan<int>(in item))));
            foreach (var other in list)
            {
                popularity += ranker.Popularity.Span[other.Item] / list.Length;
                freshness += ranker.Freshness.Span[other.Item] / list.Length;
                similarity += Math.Clamp(ranker.SimilarityOf(item, other.Item), 0, 1) / list.Length;
            }
        }

        return new Dictionary<string, double> { [Popularity] = Mean(popularity), [Freshness] = Mean(freshness), [Similarity] = Mean(similarity) };

        // A sum of 25 rounded shares of 1 may be a little more than 1.
        double Mean(double sum) => Math.Min(1, sum / asked);
    }
}
