using Usher.Ranking.Rankers;

namespace Usher.Core.Recommending;

/// <summary>Lists as they leave a ranker.</summary>
internal static class RankedList
{
    public static RankedItems Of(ReadOnlySpan<ScoredItem> top)
    {
        var items = new int[top.Length];
        var scores = new float[top.Length];
        for (var i = 0; i < top.Length; i++)
            (items[i], scores[i]) = (top[i].Item, top[i].Score);
        return new(items, scores);
    }
}
