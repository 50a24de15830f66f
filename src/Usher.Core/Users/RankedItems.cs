using Usher.Core.Models;
using Usher.Ranking.Rankers;

namespace Usher.Core.Users;

/// <summary>Ranked items, best first.</summary>
/// <param name="Items">Indexes of the items in the model.</param>
/// <param name="Scores">The score of each item.</param>
internal sealed record RankedItems(int[] Items, float[] Scores)
{
    /// <summary>Whether each item is there only by exploration; null if none is.</summary>
    public bool[]? IsExplored { get; init; }

    /// <summary>The best items of a user's state.</summary>
    public static RankedItems Top(UserState state, int count, Candidates candidates = default)
    {
        Span<ScoredItem> top = stackalloc ScoredItem[Math.Min(count, state.ItemCount)];
        return From(top[..state.Top(top, candidates)]);
    }

    /// <summary>A copy of a list that a ranker wrote.</summary>
    public static RankedItems From(ReadOnlySpan<ScoredItem> top)
    {
        var items = new int[top.Length];
        var scores = new float[top.Length];
        for (var i = 0; i < top.Length; i++)
            (items[i], scores[i]) = (top[i].Item, top[i].Score);
        return new(items, scores);
    }

    /// <summary>The first items of the list.</summary>
    public RankedItems First(int count) => count < Items.Length ? new(Items[..count], Scores[..count]) : this;

    /// <summary>The first items of the list that are in a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="count">The most items to return.</param>
    public RankedItems Among(ItemSet set, int count)
    {
        var (items, scores, found) = (new int[Math.Min(count, Items.Length)], new float[Math.Min(count, Items.Length)], 0);
        for (var i = 0; i < Items.Length && found < items.Length; i++)
        {
            if (set.Contains(Items[i]))
                (items[found], scores[found++]) = (Items[i], Scores[i]);
        }

        return new(items[..found], scores[..found]);
    }

    /// <summary>The list with item IDs, which stay valid when the model is unloaded.</summary>
    public RankedIds WithIds(LoadedModel model) => new(Array.ConvertAll(Items, model.ItemId), Scores) { IsExplored = IsExplored };
}
