using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Usher.Ranking.Rankers.Scanning;

/// <summary>A quick lower bound of the k-th best score: of many groups of items, the k-th best of the groups' best scores.</summary>
/// <remarks>
/// It belongs to k different items, so at least k items reach it. With 128 groups and k = 25 about 28 do. Started from there, a heap takes in some thirty items of
/// thousands, where without it there are k (1 + ln(I / k)), a hundred and fifty.
/// </remarks>
internal static class ScoreFloor
{
    private const int Stripes = 16;
    private const int Groups = Stripes * 8;

    /// <summary>Finds a floor.</summary>
    /// <param name="scores">Scores of items that may be in the list; negative infinity for others.</param>
    /// <param name="k">Length of the list.</param>
    /// <returns>A score that at least k items reach; negative infinity when k is too large for a useful one.</returns>
    public static float Of(ReadOnlySpan<float> scores, int k)
    {
        if (k > Groups * 7 / 8 || scores.Length < Groups)
            return float.NegativeInfinity;

        Span<float> maxima = stackalloc float[Groups];
        ref var best = ref MemoryMarshal.GetReference(maxima);
        ref var score = ref MemoryMarshal.GetReference(scores);
        maxima.Fill(float.NegativeInfinity);
        for (nuint i = 0; i + Groups <= (nuint)scores.Length; i += Groups)
        {
            for (nuint stripe = 0; stripe < Groups; stripe += 8)
                Vector256.MaxNative(Vector256.LoadUnsafe(ref score, i + stripe), Vector256.LoadUnsafe(ref best, stripe)).StoreUnsafe(ref best, stripe);
        }

        Span<ScoredItem> slots = stackalloc ScoredItem[k];
        var heap = new TopKHeap(slots);
        heap.Offer(maxima, 0, default);
        return heap.Threshold;
    }
}
