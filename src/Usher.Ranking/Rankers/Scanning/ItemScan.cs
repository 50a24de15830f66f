using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Usher.Ranking.Rankers.Scanning;

/// <summary>Finds the items whose rows have the largest dot products with a query: exactly those, on one core, without allocating.</summary>
/// <remarks>
/// The score of item i is fp32 row i · query, then + bias i; <see cref="Scores"/> gives all of them, and <see cref="Top(ReadOnlySpan{float}, Span{ScoredItem}, Exclusion)"/>
/// the same list as sorting those would. The compact way reads an 8-bit copy of the rows and, from its scores and a proven bound of their error (<see cref="ScanError"/>),
/// passes by every row that cannot reach the list; the others are scored in fp32 at once. Any number of threads may use one scan.
/// </remarks>
public sealed class ItemScan
{
    private const int Chunk = 1024;

    // Below, all rows in fp32 fit the second-level cache and take less time than the copy is worth.
    private const int CompactFrom = 2_048;

    private readonly ReadOnlyMemory<float> _rows;
    private readonly ReadOnlyMemory<float> _bias;
    private readonly CompactRows? _compact;

    /// <summary>Makes a scan; the compact kind reads all rows once.</summary>
    /// <param name="rows">(I, D) one row for each item, finite numbers.</param>
    /// <param name="width">D, at least 1.</param>
    /// <param name="bias">(I) added to each item's product, finite; empty for none.</param>
    /// <param name="kind">How to go through the rows; <see cref="ScanKind.Compact"/> falls back on <see cref="ScanKind.Plain"/> without AVX2.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public ItemScan(ReadOnlyMemory<float> rows, int width, ReadOnlyMemory<float> bias = default, ScanKind kind = ScanKind.Automatic)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (rows.Length % width != 0)
            throw new ArgumentException($"{rows.Length} numbers are not rows of {width}.", nameof(rows));

        Count = rows.Length / width;
        Width = width;
        if (!bias.IsEmpty && bias.Length != Count)
            throw new ArgumentException($"There are {Count} items, but {bias.Length} biases.", nameof(bias));

        _rows = rows;
        _bias = bias;
        var isCompact = kind is ScanKind.Compact || (kind is ScanKind.Automatic && Count >= CompactFrom);
        if (isCompact && CompactKernel.IsSupported && CompactRows.Fits(Count, width))
            _compact = CompactRows.Of(rows.Span, width, bias.Span);
    }

    /// <summary>How many items there are: I.</summary>
    public int Count { get; }

    /// <summary>Numbers of a row: D.</summary>
    public int Width { get; }

    /// <summary>The fp32 scores of all items.</summary>
    /// <param name="query">(D).</param>
    /// <param name="scores">(I) receives the scores.</param>
    public void Scores(ReadOnlySpan<float> query, Span<float> scores)
    {
        CheckQuery(query);
        DotProducts.Rows(_rows.Span, query, scores);
        if (!_bias.IsEmpty)
            TensorPrimitives.Add(scores, _bias.Span, scores);
    }

    /// <summary>Writes the items of the highest scores, best first; of equal scores the lower index comes first.</summary>
    /// <param name="query">(D).</param>
    /// <param name="top">(k) receives the list.</param>
    /// <param name="excluded">Items to leave out.</param>
    /// <returns>The length of the list: k, or less when fewer items may be in it.</returns>
    public int Top(ReadOnlySpan<float> query, Span<ScoredItem> top, Exclusion excluded = default) => Top(query, top, excluded, normalise: false, out _);

    /// <summary>The same, and what makes the scores probabilities.</summary>
    /// <param name="query">(D).</param>
    /// <param name="top">(k) receives the list.</param>
    /// <param name="excluded">Items to leave out.</param>
    /// <param name="normaliser">
    /// From the fp32 scores with <see cref="ScanKind.Plain"/>; from the 8-bit ones with <see cref="ScanKind.Compact"/>, and then with the bound of its error. The errors of
    /// many items cancel: what is seen is some hundred times smaller than the bound.
    /// </param>
    /// <returns>The length of the list.</returns>
    public int Top(ReadOnlySpan<float> query, Span<ScoredItem> top, Exclusion excluded, out Normaliser normaliser) =>
        Top(query, top, excluded, normalise: true, out normaliser);

    private int Top(ReadOnlySpan<float> query, Span<ScoredItem> top, Exclusion excluded, bool normalise, out Normaliser normaliser)
    {
        CheckQuery(query);
        var best = new TopKHeap(top);
        normaliser = _compact is not null && IsModest(query, _compact)
            ? ScanCompact(_compact, query, ref best, excluded, normalise)
            : ScanPlain(query, ref best, excluded, normalise);
        return best.Finish();
    }

    // Where a score could overflow a float, rounded scores say nothing.
    private static bool IsModest(ReadOnlySpan<float> query, CompactRows rows) =>
        Math.Sqrt(query.Length) * MathF.Abs(TensorPrimitives.MaxMagnitude(query)) * rows.MaximumNorm + rows.MaximumHeight < 1e37;

    private Normaliser ScanPlain(ReadOnlySpan<float> query, ref TopKHeap best, Exclusion excluded, bool normalise)
    {
        Span<float> buffer = stackalloc float[Chunk];
        var rows = _rows.Span;
        var bias = _bias.Span;
        var sum = new LogSum();
        for (var first = 0; first < Count; first += Chunk)
        {
            var scores = buffer[..Math.Min(Chunk, Count - first)];
            DotProducts.Rows(rows.Slice(first * Width, scores.Length * Width), query, scores);
            if (!bias.IsEmpty)
                TensorPrimitives.Add(scores, bias.Slice(first, scores.Length), scores);
            best.Offer(scores, first, excluded);
            if (normalise)
                sum.Add(scores);
        }

        return normalise ? new(sum.Value, 0) : default;
    }

    private Normaliser ScanCompact(CompactRows compact, ReadOnlySpan<float> query, ref TopKHeap best, Exclusion excluded, bool normalise)
    {
        var length = compact.GroupCount * CompactRows.GroupColumns;
        var rented = length > Chunk ? ArrayPool<sbyte>.Shared.Rent(length) : null;
        var rounded = new CompactQuery(query, rented is null ? stackalloc sbyte[length] : rented.AsSpan(0, length));
        Span<float> approximate = stackalloc float[Chunk];
        var sum = new LogSum();
        double largestError = 0;
        var pending = 0;

        ref var codes = ref MemoryMarshal.GetArrayDataReference(compact.Codes);
        for (var block = 0; block < compact.BlockCount; block++)
        {
            var first = block * CompactRows.BlockRows;
            CompactKernel.Score(
                ref Unsafe.Add(ref codes, (nint)block * compact.BlockBytes),
                rounded.Codes, rounded.Offset, rounded.Scale, ref compact.Scales[first], ref compact.Biases[first], out var low, out var high);

            var error = rounded.Error.Of(compact.Norms[block], compact.Residuals[block], compact.Heights[block]);
            if (normalise)
            {
                low.StoreUnsafe(ref approximate[pending]);
                high.StoreUnsafe(ref approximate[pending + 8]);
                pending += CompactRows.BlockRows;
                largestError = Math.Max(largestError, error);
                if (pending == Chunk)
                {
                    sum.Add(approximate);
                    pending = 0;
                }
            }

            // A row whose score is at most this cannot beat the threshold: its fp32 score is at most the error higher.
            var limit = Vector256.Create(MathF.BitDecrement((float)(best.Threshold - error)));
            var reaching = Vector256.GreaterThan(low, limit).ExtractMostSignificantBits() | Vector256.GreaterThan(high, limit).ExtractMostSignificantBits() << 8;
            for (; reaching != 0; reaching &= reaching - 1)
            {
                var item = first + BitOperations.TrailingZeroCount(reaching);
                if (item < Count && !excluded.Contains(item) && ScoreOf(item, query) is var score && score > best.Threshold)
                    best.Put(item, score);
            }
        }

        if (rented is not null)
            ArrayPool<sbyte>.Shared.Return(rented);
        if (pending > 0)
            sum.Add(approximate[..pending]);
        return normalise ? new(sum.Value, largestError) : default;
    }

    private float ScoreOf(int item, ReadOnlySpan<float> query)
    {
        var score = 0f;
        DotProducts.Rows(_rows.Span.Slice(item * Width, Width), query, new Span<float>(ref score));
        return _bias.IsEmpty ? score : score + _bias.Span[item];
    }

    private void CheckQuery(ReadOnlySpan<float> query)
    {
        if (query.Length != Width)
            throw new ArgumentException($"The query has {query.Length} numbers; the items have {Width}.", nameof(query));
    }
}
