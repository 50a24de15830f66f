using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Usher.Ranking.Rankers.Scanning;

/// <summary>Scores every row in fp32, where it lies.</summary>
/// <param name="rows">(I, D).</param>
/// <param name="width">D.</param>
/// <param name="bias">(I) or empty.</param>
internal sealed class PlainScan(ReadOnlyMemory<float> rows, int width, ReadOnlyMemory<float> bias)
{
    private const int Chunk = 4096;

    /// <summary>The scores of consecutive items.</summary>
    public void Scores(ReadOnlySpan<float> query, int first, Span<float> scores)
    {
        DotProducts.Rows(rows.Span.Slice(first * width, scores.Length * width), query, scores);
        if (!bias.IsEmpty)
            TensorPrimitives.Add(scores, bias.Span.Slice(first, scores.Length), scores);
    }

    /// <summary>The score of one item; to the bit what <see cref="Scores"/> gives for it.</summary>
    public float ScoreOf(int item, ReadOnlySpan<float> query)
    {
        var score = 0f;
        DotProducts.Rows(rows.Span.Slice(item * width, width), query, new Span<float>(ref score));
        return bias.IsEmpty ? score : score + bias.Span[item];
    }

    /// <summary>Offers candidates to the list, scoring no other item.</summary>
    public void RunFew(ReadOnlySpan<float> query, ref TopKHeap best, Candidates candidates)
    {
        foreach (var item in candidates.ItemsOfSets(rows.Length / width))
        {
            if (ScoreOf(item, query) is var score && score > best.Threshold && !candidates.ExcludedItems.Contains(item))
                best.Put(item, score);
        }
    }

    /// <summary>Scores all items, and offers them to the list.</summary>
    [SkipLocalsInit]
    public Normaliser Run(ReadOnlySpan<float> query, ref TopKHeap best, Candidates candidates, bool normalise)
    {
        Span<float> buffer = stackalloc float[Chunk];
        var count = rows.Length / width;
        var sum = new LogSum();
        for (var first = 0; first < count; first += Chunk)
        {
            var scores = buffer[..Math.Min(Chunk, count - first)];
            Scores(query, first, scores);
            if (normalise)
                sum.Add(scores);
            if (first == 0)
            {
                candidates.Mask(scores, first);
                best.RaiseTo(ScoreFloor.Of(scores, best.Capacity));
            }

            best.Offer(scores, first, candidates);
        }

        return normalise ? new(sum.Value, 0) : default;
    }
}
