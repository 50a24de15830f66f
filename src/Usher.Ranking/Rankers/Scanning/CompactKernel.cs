using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Usher.Ranking.Rankers.Scanning;

/// <summary>Approximate scores of one block of <see cref="CompactRows"/>, by integer multiply-adds of bytes.</summary>
internal static class CompactKernel
{
    /// <summary>Whether this processor has the instructions.</summary>
    public static bool IsSupported => Avx2.IsSupported && Fma.IsSupported;

    /// <summary>Scores the 16 rows of a block.</summary>
    /// <param name="codes">(groups, 16, 4) the block's bytes.</param>
    /// <param name="query">(groups, 4) the query's whole numbers.</param>
    /// <param name="offset">Added to each integer product.</param>
    /// <param name="scale">What one unit of the query stands for.</param>
    /// <param name="scales">(16) scales of the rows.</param>
    /// <param name="biases">(16) added last.</param>
    /// <param name="low">The scores of rows 0 to 7.</param>
    /// <param name="high">The scores of rows 8 to 15.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Score(
        ref byte codes, ReadOnlySpan<sbyte> query, int offset, float scale, ref float scales, ref float biases, out Vector256<float> low, out Vector256<float> high)
    {
        Vector256<int> first, second;
        if (Avx512BW.IsSupported)
        {
            var products = Products512(ref codes, query, offset);
            first = products.GetLower();
            second = products.GetUpper();
        }
        else
        {
            Products256(ref codes, query, offset, out first, out second);
        }

        var unit = Vector256.Create(scale);
        low = Fma.MultiplyAdd(Vector256.ConvertToSingle(first), Vector256.LoadUnsafe(ref scales) * unit, Vector256.LoadUnsafe(ref biases));
        high = Fma.MultiplyAdd(Vector256.ConvertToSingle(second), Vector256.LoadUnsafe(ref scales, 8) * unit, Vector256.LoadUnsafe(ref biases, 8));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Products256(ref byte codes, ReadOnlySpan<sbyte> query, int offset, out Vector256<int> first, out Vector256<int> second)
    {
        first = Vector256.Create(offset);
        second = first;
        var ones = Vector256.Create((short)1);
        ref var groups = ref Unsafe.As<sbyte, int>(ref MemoryMarshal.GetReference(query));
        for (nuint g = 0; g < (nuint)query.Length / 4; g++)
        {
            var four = Vector256.Create(Unsafe.Add(ref groups, g)).AsSByte();
            var a = Vector256.LoadUnsafe(ref codes, g * 64);
            var b = Vector256.LoadUnsafe(ref codes, g * 64 + 32);
            if (AvxVnni.IsSupported)
            {
                first = AvxVnni.MultiplyWideningAndAdd(first, a, four);
                second = AvxVnni.MultiplyWideningAndAdd(second, b, four);
            }
            else
            {
                first += Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(a, four), ones);
                second += Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(b, four), ones);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Products512(ref byte codes, ReadOnlySpan<sbyte> query, int offset)
    {
        var sums = Vector512.Create(offset);
        var ones = Vector512.Create((short)1);
        ref var groups = ref Unsafe.As<sbyte, int>(ref MemoryMarshal.GetReference(query));
        for (nuint g = 0; g < (nuint)query.Length / 4; g++)
        {
            var four = Vector512.Create(Unsafe.Add(ref groups, g)).AsSByte();
            var bytes = Vector512.LoadUnsafe(ref codes, g * 64);
            sums += Avx512BW.MultiplyAddAdjacent(Avx512BW.MultiplyAddAdjacent(bytes, four), ones);
        }

        return sums;
    }
}
