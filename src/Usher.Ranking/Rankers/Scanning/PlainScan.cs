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

    /// <summary>Offers all items to the list.</summary>
    [SkipLocalsInit]
    public Normaliser Run(ReadOnlySpan<float> query, ref TopKHeap best, Exclusion excluded, bool normalise)
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
                excluded.Mask(scores, first);
                best.RaiseTo(ScoreFloor.Of(scores, best.Capacity));
            }

            best.Offer(scores, first, excluded);
        }

        return normalise ? new(sum.Value, 0) : default;
    }
}
