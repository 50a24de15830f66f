using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Usher.Ranking.Rankers;

/// <summary>The steps of a recurrent network between its matrix products, each in one pass.</summary>
/// <remarks>
/// Compiled in full at the first call, as the products are: a server replays the histories of its first users by it, hundreds of events for each, and would do so in the
/// form that .NET begins with.
/// </remarks>
internal static class RecurrentKernel
{
    private const float NormEpsilon = 1e-5f;

    /// <summary>x += y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(Span<float> x, ReadOnlySpan<float> y)
    {
        ref var xs = ref MemoryMarshal.GetReference(x);
        ref var ys = ref MemoryMarshal.GetReference(y[..x.Length]);
        var i = 0;
        for (; i <= x.Length - 8; i += 8)
            (Load(ref xs, i) + Load(ref ys, i)).StoreUnsafe(ref xs, (nuint)i);
        for (; i < x.Length; i++)
            x[i] += y[i];
    }

    /// <summary>x += y + z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(Span<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z)
    {
        ref var xs = ref MemoryMarshal.GetReference(x);
        ref var ys = ref MemoryMarshal.GetReference(y[..x.Length]);
        ref var zs = ref MemoryMarshal.GetReference(z[..x.Length]);
        var i = 0;
        for (; i <= x.Length - 8; i += 8)
            (Load(ref xs, i) + (Load(ref ys, i) + Load(ref zs, i))).StoreUnsafe(ref xs, (nuint)i);
        for (; i < x.Length; i++)
            x[i] += y[i] + z[i];
    }

    /// <summary>x += y z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProduct(Span<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z)
    {
        ref var xs = ref MemoryMarshal.GetReference(x);
        ref var ys = ref MemoryMarshal.GetReference(y[..x.Length]);
        ref var zs = ref MemoryMarshal.GetReference(z[..x.Length]);
        var i = 0;
        for (; i <= x.Length - 8; i += 8)
            (Load(ref xs, i) + Load(ref ys, i) * Load(ref zs, i)).StoreUnsafe(ref xs, (nuint)i);
        for (; i < x.Length; i++)
            x[i] += y[i] * z[i];
    }

    /// <summary>y = (x - mean) / standard deviation, scaled and shifted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Normalise(ReadOnlySpan<float> x, ReadOnlySpan<float> scale, ReadOnlySpan<float> shift, Span<float> y)
    {
        var width = x.Length;
        ref var xs = ref MemoryMarshal.GetReference(x);
        ref var ys = ref MemoryMarshal.GetReference(y[..width]);
        ref var scales = ref MemoryMarshal.GetReference(scale[..width]);
        ref var shifts = ref MemoryMarshal.GetReference(shift[..width]);
        var sums = Vector256<float>.Zero;
        var i = 0;
        for (; i <= width - 8; i += 8)
            sums += Load(ref xs, i);
        var sum = Vector256.Sum(sums);
        for (; i < width; i++)
            sum += x[i];

        var mean = sum / width;
        var means = Vector256.Create(mean);
        sums = Vector256<float>.Zero;
        for (i = 0; i <= width - 8; i += 8)
        {
            var centred = Load(ref xs, i) - means;
            sums += centred * centred;
        }

        sum = Vector256.Sum(sums);
        for (; i < width; i++)
            sum += (x[i] - mean) * (x[i] - mean);

        var factor = 1 / MathF.Sqrt(sum / width + NormEpsilon);
        var factors = Vector256.Create(factor);
        for (i = 0; i <= width - 8; i += 8)
            ((Load(ref xs, i) - means) * factors * Load(ref scales, i) + Load(ref shifts, i)).StoreUnsafe(ref ys, (nuint)i);
        for (; i < width; i++)
            y[i] = (x[i] - mean) * factor * scale[i] + shift[i];
    }

    /// <summary>One step of the recurrence: h = a h + (1 - a) c with a = sigmoid(z + control), and what leaves the block, open = silu(o) h.</summary>
    /// <param name="gates">(3 R) z, c and o.</param>
    /// <param name="control">(R)</param>
    /// <param name="h">(R)</param>
    /// <param name="open">(R)</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Recur(ReadOnlySpan<float> gates, ReadOnlySpan<float> control, Span<float> h, Span<float> open)
    {
        var width = h.Length;
        ref var z = ref MemoryMarshal.GetReference(gates[..(3 * width)]);
        ref var c = ref Unsafe.Add(ref z, width);
        ref var o = ref Unsafe.Add(ref c, width);
        ref var controls = ref MemoryMarshal.GetReference(control[..width]);
        ref var hs = ref MemoryMarshal.GetReference(h);
        ref var opens = ref MemoryMarshal.GetReference(open[..width]);
        var i = 0;
        for (; i <= width - 8; i += 8)
        {
            var candidate = Load(ref c, i);
            var next = (Load(ref hs, i) - candidate) * Sigmoid(Load(ref z, i) + Load(ref controls, i)) + candidate;
            var gate = Load(ref o, i);
            next.StoreUnsafe(ref hs, (nuint)i);
            (Sigmoid(gate) * gate * next).StoreUnsafe(ref opens, (nuint)i);
        }

        for (; i < width; i++)
        {
            var candidate = gates[width + i];
            var gate = gates[2 * width + i];
            h[i] = (h[i] - candidate) * Sigmoid(gates[i] + control[i]) + candidate;
            open[i] = Sigmoid(gate) * gate * h[i];
        }
    }

    /// <summary>open = silu(u) v.</summary>
    /// <param name="both">(2 F) u and v.</param>
    /// <param name="open">(F)</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Feed(ReadOnlySpan<float> both, Span<float> open)
    {
        var width = open.Length;
        ref var u = ref MemoryMarshal.GetReference(both[..(2 * width)]);
        ref var v = ref Unsafe.Add(ref u, width);
        ref var opens = ref MemoryMarshal.GetReference(open);
        var i = 0;
        for (; i <= width - 8; i += 8)
        {
            var gate = Load(ref u, i);
            (Sigmoid(gate) * gate * Load(ref v, i)).StoreUnsafe(ref opens, (nuint)i);
        }

        for (; i < width; i++)
            open[i] = Sigmoid(both[i]) * both[i] * both[width + i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(ref float start, int at) => Vector256.LoadUnsafe(ref start, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Sigmoid(Vector256<float> x) => Vector256<float>.One / (Vector256<float>.One + Vector256.Exp(-x));

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
