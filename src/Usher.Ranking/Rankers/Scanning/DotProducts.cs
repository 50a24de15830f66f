using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Usher.Ranking.Rankers.Scanning;

/// <summary>Dot products of one query with many rows, in fp32.</summary>
/// <remarks>
/// A row's result is the same, bit by bit, wherever the row lies and however many are asked for at once: always one chain of multiply-adds for each lane of
/// the widest vector at hand, then the lanes in one fixed order. <see cref="ItemScan"/> relies on it.
/// Compiled in full at the first call: in the form that .NET begins with, a server's first requests would be slow by far.
/// </remarks>
internal static class DotProducts
{
    /// <summary>Multiplies all rows with a query.</summary>
    /// <param name="rows">(N, D) row by row.</param>
    /// <param name="query">(D).</param>
    /// <param name="products">(N) receives the products.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows(ReadOnlySpan<float> rows, ReadOnlySpan<float> query, Span<float> products)
    {
        if (rows.Length != (long)query.Length * products.Length)
            throw new ArgumentException($"{rows.Length} numbers are not {products.Length} rows of {query.Length}.", nameof(rows));

        var width = query.Length;
        ref var row = ref MemoryMarshal.GetReference(rows);
        ref var q = ref MemoryMarshal.GetReference(query);
        if (Vector512.IsHardwareAccelerated && width >= Vector512<float>.Count)
            RowsBy16(ref row, ref q, width, products);
        else if (width >= Vector256<float>.Count)
            RowsBy8(ref row, ref q, width, products);
        else
            RowsByOne(ref row, ref q, width, products);
    }

    /// <summary>Multiplies all rows with many queries: the numbers that each would get alone, to the bit; rows come from memory once for two queries.</summary>
    /// <param name="rows">(N, D) row by row.</param>
    /// <param name="queries">(T, D) query by query.</param>
    /// <param name="count">T.</param>
    /// <param name="products">(T, N) receives the products, query by query.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows(ReadOnlySpan<float> rows, ReadOnlySpan<float> queries, int count, Span<float> products)
    {
        var (width, height) = (queries.Length / count, products.Length / count);
        var t = 0;
        if (width % 8 == 0 && !(Vector512.IsHardwareAccelerated && width >= Vector512<float>.Count) && rows.Length == (long)width * height)
        {
            for (; t <= count - 2; t += 2)
                RowsBy8(rows, queries.Slice(t * width, 2 * width), products.Slice(t * height, 2 * height));
        }

        for (; t < count; t++)
            Rows(rows, queries.Slice(t * width, width), products.Slice(t * height, height));
    }

    /// <summary>Two queries at once, of a width that is a multiple of 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RowsBy8(ReadOnlySpan<float> rows, ReadOnlySpan<float> two, Span<float> products)
    {
        var (width, height) = (two.Length / 2, products.Length / 2);
        ref var row = ref MemoryMarshal.GetReference(rows);
        ref var query = ref MemoryMarshal.GetReference(two);
        ref var other = ref Unsafe.Add(ref query, width);
        var i = 0;
        for (; i <= height - 4; i += 4)
        {
            ref var second = ref Unsafe.Add(ref row, width);
            ref var third = ref Unsafe.Add(ref second, width);
            ref var fourth = ref Unsafe.Add(ref third, width);
            var (a, b, c, d) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
            var (e, f, g, h) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
            for (nuint at = 0; at < (nuint)width; at += 8)
            {
                var (q, p) = (Vector256.LoadUnsafe(ref query, at), Vector256.LoadUnsafe(ref other, at));
                var r = Vector256.LoadUnsafe(ref row, at);
                a = Vector256.FusedMultiplyAdd(r, q, a);
                e = Vector256.FusedMultiplyAdd(r, p, e);
                r = Vector256.LoadUnsafe(ref second, at);
                b = Vector256.FusedMultiplyAdd(r, q, b);
                f = Vector256.FusedMultiplyAdd(r, p, f);
                r = Vector256.LoadUnsafe(ref third, at);
                c = Vector256.FusedMultiplyAdd(r, q, c);
                g = Vector256.FusedMultiplyAdd(r, p, g);
                r = Vector256.LoadUnsafe(ref fourth, at);
                d = Vector256.FusedMultiplyAdd(r, q, d);
                h = Vector256.FusedMultiplyAdd(r, p, h);
            }

            LaneSums.Of(Halves(a), Halves(b), Halves(c), Halves(d)).StoreUnsafe(ref products[i]);
            LaneSums.Of(Halves(e), Halves(f), Halves(g), Halves(h)).StoreUnsafe(ref products[height + i]);
            row = ref Unsafe.Add(ref fourth, width);
        }

        for (; i < height; i++)
        {
            var (a, e) = (Vector256<float>.Zero, Vector256<float>.Zero);
            for (nuint at = 0; at < (nuint)width; at += 8)
            {
                var r = Vector256.LoadUnsafe(ref row, at);
                a = Vector256.FusedMultiplyAdd(r, Vector256.LoadUnsafe(ref query, at), a);
                e = Vector256.FusedMultiplyAdd(r, Vector256.LoadUnsafe(ref other, at), e);
            }

            products[i] = LaneSums.Of(Halves(a));
            products[height + i] = LaneSums.Of(Halves(e));
            row = ref Unsafe.Add(ref row, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void RowsByOne(ref float row, ref float query, int width, Span<float> products)
    {
        for (var i = 0; i < products.Length; i++)
        {
            var sum = 0f;
            for (var d = 0; d < width; d++)
                sum += Unsafe.Add(ref row, d) * Unsafe.Add(ref query, d);
            products[i] = sum;
            row = ref Unsafe.Add(ref row, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void RowsBy8(ref float row, ref float query, int width, Span<float> products)
    {
        // The last vector of a row overlaps the one before; what that one has counted already meets zeros in the query.
        var end = (nuint)(width - width % 8);
        var last = (nuint)width - 8;
        var rest = width % 8 == 0
            ? Vector256<float>.Zero
            : Vector256.ConditionalSelect(
                Vector256.GreaterThanOrEqual(Vector256<int>.Indices, Vector256.Create(8 - width % 8)).AsSingle(),
                Vector256.LoadUnsafe(ref query, last),
                Vector256<float>.Zero);

        var i = 0;
        for (; i <= products.Length - 4; i += 4)
        {
            ref var second = ref Unsafe.Add(ref row, width);
            ref var third = ref Unsafe.Add(ref second, width);
            ref var fourth = ref Unsafe.Add(ref third, width);
            var a = Vector256<float>.Zero;
            var b = Vector256<float>.Zero;
            var c = Vector256<float>.Zero;
            var d = Vector256<float>.Zero;
            for (nuint at = 0; at < end; at += 8)
            {
                var q = Vector256.LoadUnsafe(ref query, at);
                a = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row, at), q, a);
                b = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref second, at), q, b);
                c = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref third, at), q, c);
                d = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref fourth, at), q, d);
            }

            if (end != (nuint)width)
            {
                a = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row, last), rest, a);
                b = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref second, last), rest, b);
                c = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref third, last), rest, c);
                d = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref fourth, last), rest, d);
            }

            LaneSums.Of(Halves(a), Halves(b), Halves(c), Halves(d)).StoreUnsafe(ref products[i]);
            row = ref Unsafe.Add(ref fourth, width);
        }

        for (; i < products.Length; i++)
        {
            var sum = Vector256<float>.Zero;
            for (nuint at = 0; at < end; at += 8)
                sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row, at), Vector256.LoadUnsafe(ref query, at), sum);
            if (end != (nuint)width)
                sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row, last), rest, sum);
            products[i] = LaneSums.Of(Halves(sum));
            row = ref Unsafe.Add(ref row, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void RowsBy16(ref float row, ref float query, int width, Span<float> products)
    {
        var end = (nuint)(width - width % 16);
        var last = (nuint)width - 16;
        var rest = width % 16 == 0
            ? Vector512<float>.Zero
            : Vector512.ConditionalSelect(
                Vector512.GreaterThanOrEqual(Vector512<int>.Indices, Vector512.Create(16 - width % 16)).AsSingle(),
                Vector512.LoadUnsafe(ref query, last),
                Vector512<float>.Zero);

        var i = 0;
        for (; i <= products.Length - 4; i += 4)
        {
            ref var second = ref Unsafe.Add(ref row, width);
            ref var third = ref Unsafe.Add(ref second, width);
            ref var fourth = ref Unsafe.Add(ref third, width);
            var a = Vector512<float>.Zero;
            var b = Vector512<float>.Zero;
            var c = Vector512<float>.Zero;
            var d = Vector512<float>.Zero;
            for (nuint at = 0; at < end; at += 16)
            {
                var q = Vector512.LoadUnsafe(ref query, at);
                a = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref row, at), q, a);
                b = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref second, at), q, b);
                c = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref third, at), q, c);
                d = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref fourth, at), q, d);
            }

            if (end != (nuint)width)
            {
                a = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref row, last), rest, a);
                b = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref second, last), rest, b);
                c = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref third, last), rest, c);
                d = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref fourth, last), rest, d);
            }

            LaneSums.Of(Halves(a), Halves(b), Halves(c), Halves(d)).StoreUnsafe(ref products[i]);
            row = ref Unsafe.Add(ref fourth, width);
        }

        for (; i < products.Length; i++)
        {
            var sum = Vector512<float>.Zero;
            for (nuint at = 0; at < end; at += 16)
                sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref row, at), Vector512.LoadUnsafe(ref query, at), sum);
            if (end != (nuint)width)
                sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref row, last), rest, sum);
            products[i] = LaneSums.Of(Halves(sum));
            row = ref Unsafe.Add(ref row, width);
        }
    }

    private static Vector128<float> Halves(Vector256<float> lanes) => lanes.GetLower() + lanes.GetUpper();

    private static Vector128<float> Halves(Vector512<float> lanes) => Halves(lanes.GetLower() + lanes.GetUpper());
}
