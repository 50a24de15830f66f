using System.Numerics;
using System.Runtime.InteropServices;

namespace Usher.Ranking.Metrics;

/// <summary>Finds the best few of many scores in one pass that mostly only compares.</summary>
internal static class TopItems
{
    /// <summary>No item: the list is longer than the number of items left to rank.</summary>
    public const int None = -1;

    /// <summary>Fills a list with the items of the highest scores; of equal scores the lower index comes first.</summary>
    /// <param name="scores">(I) negative infinity for an item that must not be listed.</param>
    /// <param name="items">(K) receives indexes, best first, then <see cref="None"/>.</param>
    /// <param name="best">(K) room for their scores.</param>
    public static void Fill(ReadOnlySpan<float> scores, Span<int> items, Span<float> best)
    {
        items.Fill(None);
        best.Fill(float.NegativeInfinity);

        var blocks = MemoryMarshal.Cast<float, Vector<float>>(scores);
        for (var block = 0; block < blocks.Length; block++)
        {
            if (!Vector.GreaterThanAny(blocks[block], new Vector<float>(best[^1])))
                continue;

            for (var item = block * Vector<float>.Count; item < (block + 1) * Vector<float>.Count; item++)
                Offer(item, scores[item], items, best);
        }

        for (var item = blocks.Length * Vector<float>.Count; item < scores.Length; item++)
            Offer(item, scores[item], items, best);
    }

    private static void Offer(int item, float score, Span<int> items, Span<float> best)
    {
        if (score <= best[^1])
            return;

        var place = best.Length - 1;
        for (; place > 0 && best[place - 1] < score; place--)
        {
            best[place] = best[place - 1];
            items[place] = items[place - 1];
        }

        best[place] = score;
        items[place] = item;
    }
}
