using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Usher.Ranking.Rankers.Scanning;

/// <summary>Scores every row from its 8-bit copy, and in fp32 those rows that might make the list.</summary>
/// <remarks>
/// The list is exact: a row is passed by only when its 8-bit score plus the bound of its error (<see cref="ScanError"/>) does not exceed the fp32 score of the
/// k-th best item found before it. How many rows are scored twice depends on the data: some hundred of a million in common cases, all of them when all scores are equal.
/// </remarks>
/// <param name="rows">The 8-bit copy.</param>
/// <param name="exact">The same rows in fp32.</param>
internal sealed class CompactScan(CompactRows rows, PlainScan exact)
{
    private const int ChunkBlocks = 256;
    private const int LargestOnStack = 1024;

    /// <summary>False where a score could overflow a float: then rounded scores say nothing.</summary>
    public bool CanScore(ReadOnlySpan<float> query) =>
        Math.Sqrt(query.Length) * MathF.Abs(TensorPrimitives.MaxMagnitude(query)) * rows.MaximumNorm + rows.MaximumHeight < 1e37;

    /// <summary>Scores all items, and offers them to the list.</summary>
    [SkipLocalsInit]
    public Normaliser Run(ReadOnlySpan<float> query, ref TopKHeap best, Candidates candidates, bool normalise)
    {
        var length = rows.GroupCount * CompactRows.GroupColumns;
        var rented = length > LargestOnStack ? ArrayPool<sbyte>.Shared.Rent(length) : null;
        var rounded = new CompactQuery(query, rented is null ? stackalloc sbyte[length] : rented.AsSpan(0, length));

        Span<float> buffer = stackalloc float[ChunkBlocks * CompactRows.BlockRows];
        var sum = new LogSum();
        double largestError = 0;
        for (var block = 0; block < rows.BlockCount; block += ChunkBlocks)
        {
            var blocks = Math.Min(ChunkBlocks, rows.BlockCount - block);
            var scores = buffer[..(blocks * CompactRows.BlockRows)];
            CompactKernel.Score(rows, block, rounded, scores);
            if (normalise)
            {
                sum.Add(scores);
                largestError = Math.Max(largestError, LargestError(rounded.Error, block, blocks));
            }

            if (block == 0)
            {
                candidates.Mask(scores, 0);
                var floor = ScoreFloor.Of(scores, best.Capacity) - LargestError(rounded.Error, block, blocks);
                best.RaiseTo(MathF.BitDecrement((float)floor));
            }

            Offer(scores, block, query, rounded.Error, ref best, candidates);
        }

        if (rented is not null)
            ArrayPool<sbyte>.Shared.Return(rented);
        return normalise ? new(sum.Value, largestError) : default;
    }

    private void Offer(
        scoped ReadOnlySpan<float> scores, int block, scoped ReadOnlySpan<float> query, in ScanError error, ref TopKHeap best, scoped Candidates candidates)
    {
        ref var start = ref MemoryMarshal.GetReference(scores);
        for (nuint i = 0; i < (nuint)scores.Length; i += CompactRows.BlockRows, block++)
        {
            // A row of at most this 8-bit score is at most at the threshold in fp32, and lower indexes win ties.
            var bound = error.Of(rows.Norms[block], rows.Residuals[block], rows.Heights[block]);
            var limit = Vector256.Create(MathF.BitDecrement((float)(best.Threshold - bound)));
            var low = Vector256.GreaterThan(Vector256.LoadUnsafe(ref start, i), limit);
            var high = Vector256.GreaterThan(Vector256.LoadUnsafe(ref start, i + 8), limit);
            if ((low | high) == Vector256<float>.Zero)
                continue;

            for (var reaching = low.ExtractMostSignificantBits() | high.ExtractMostSignificantBits() << 8; reaching != 0; reaching &= reaching - 1)
            {
                var item = block * CompactRows.BlockRows + BitOperations.TrailingZeroCount(reaching);
                if (candidates.Contains(item) && exact.ScoreOf(item, query) is var score && score > best.Threshold)
                    best.Put(item, score);
            }
        }
    }

    private double LargestError(in ScanError error, int block, int blocks) => error.Of(
        TensorPrimitives.Max<float>(rows.Norms.AsSpan(block, blocks)),
        TensorPrimitives.Max<float>(rows.Residuals.AsSpan(block, blocks)),
        TensorPrimitives.Max<float>(rows.Heights.AsSpan(block, blocks)));
}
