using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Usher.Ranking.Rankers.Scanning;

/// <summary>8-bit scores of blocks of <see cref="CompactRows"/>, by integer multiply-adds of bytes.</summary>
internal static class CompactKernel
{
    // The next pages are asked for in time: processors fetch ahead by themselves only to the end of a page of 4 KiB.
    private const int PrefetchBytes = 4096;

    /// <summary>Whether this processor has the instructions.</summary>
    public static bool IsSupported => Avx2.IsSupported && Fma.IsSupported;

    /// <summary>Scores the rows of consecutive blocks.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="block">The first block.</param>
    /// <param name="query">The query.</param>
    /// <param name="scores">(blocks x 16) receives the scores; negative infinity for rows that only fill up the last block.</param>
    public static unsafe void Score(CompactRows rows, int block, in CompactQuery query, Span<float> scores)
    {
        fixed (byte* all = rows.Codes)
        fixed (sbyte* queryCodes = query.Codes)
        {
            var unit = Vector256.Create(query.Scale);
            for (var i = 0; i < scores.Length; i += CompactRows.BlockRows, block++)
            {
                var codes = all + (long)block * rows.BlockBytes;
                Vector256<int> low, high;
                if (Avx512BW.IsSupported)
                    Products512(codes, (int*)queryCodes, rows.GroupCount, query.Offset, out low, out high);
                else
                    Products256(codes, (int*)queryCodes, rows.GroupCount, query.Offset, out low, out high);

                ref var scale = ref rows.Scales[block * CompactRows.BlockRows];
                ref var bias = ref rows.Biases[block * CompactRows.BlockRows];
                ref var score = ref scores[i];
                Fma.MultiplyAdd(Vector256.ConvertToSingle(low), Vector256.LoadUnsafe(ref scale) * unit, Vector256.LoadUnsafe(ref bias)).StoreUnsafe(ref score);
                Fma.MultiplyAdd(Vector256.ConvertToSingle(high), Vector256.LoadUnsafe(ref scale, 8) * unit, Vector256.LoadUnsafe(ref bias, 8)).StoreUnsafe(ref score, 8);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Products256(byte* codes, int* query, int groups, int offset, out Vector256<int> low, out Vector256<int> high)
    {
        var a = Vector256.Create(offset);
        var b = a;
        var ones = Vector256.Create((short)1);
        for (var g = 0; g < groups; g++, codes += 64)
        {
            var four = Vector256.Create(query[g]).AsSByte();
            Sse.Prefetch0(codes + PrefetchBytes);
            if (AvxVnni.IsSupported)
            {
                a = AvxVnni.MultiplyWideningAndAdd(a, Vector256.Load(codes), four);
                b = AvxVnni.MultiplyWideningAndAdd(b, Vector256.Load(codes + 32), four);
            }
            else
            {
                a += Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(Vector256.Load(codes), four), ones);
                b += Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(Vector256.Load(codes + 32), four), ones);
            }
        }

        low = a;
        high = b;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Products512(byte* codes, int* query, int groups, int offset, out Vector256<int> low, out Vector256<int> high)
    {
        var sums = Vector512.Create(offset);
        var ones = Vector512.Create((short)1);
        for (var g = 0; g < groups; g++, codes += 64)
        {
            Sse.Prefetch0(codes + PrefetchBytes);
            sums += Avx512BW.MultiplyAddAdjacent(Avx512BW.MultiplyAddAdjacent(Vector512.Load(codes), Vector512.Create(query[g]).AsSByte()), ones);
        }

        low = sums.GetLower();
        high = sums.GetUpper();
    }
}
