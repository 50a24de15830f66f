using System.Numerics;
using System.Runtime.CompilerServices;

namespace Usher.Training.Recurrent.Numbers;

/// <summary>What the framework's vectors lack, or do at the price of double precision.</summary>
internal static class VectorMath
{
    private const float Log2E = 1.44269504f;

    /// <summary>1 / (1 + e^-x), to about 4 parts in 10 million; far below 0, where little is left, to 2 |x| parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sigmoid(Vector<float> x)
    {
        // 2^127 is the last power of two.
        var power = Vector.MaxNative(new(-126), Vector.MinNative(new(126), x * new Vector<float>(-Log2E)));
        return Vector<float>.One / (PowerOfTwo(power) + Vector<float>.One);
    }

    /// <summary>e^x for x up to 88, to about 4 + |x| / 8 parts in 10 million; 0 below -86, where float32 has hardly a digit left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x)
    {
        var lowest = new Vector<float>(-86);
        var power = PowerOfTwo(Vector.MaxNative(lowest, x) * new Vector<float>(Log2E));
        return Vector.ConditionalSelect(Vector.LessThan(x, lowest), Vector<float>.Zero, power);
    }

    /// <summary>2^x for x from -126 to 127.</summary>
    /// <remarks>
    /// x = n + f with a whole n and f in [-1/2, 1/2]; 2^f by the first seven terms of its series, times 2^n by adding n to the exponent.
    /// Added to 1.5 x 2^23, a number keeps no digits behind the point, and n stands in the lowest bits.
    /// Vector.Exp computes in double precision, which takes five times as long: half of a recurrence's time.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> PowerOfTwo(Vector<float> x)
    {
        var rounder = new Vector<float>(12582912f);
        var shifted = x + rounder;
        var f = x - (shifted - rounder);
        var series = new Vector<float>(0.000154035304f);
        series = Vector.FusedMultiplyAdd(series, f, new(0.00133335581f));
        series = Vector.FusedMultiplyAdd(series, f, new(0.00961812911f));
        series = Vector.FusedMultiplyAdd(series, f, new(0.0555041087f));
        series = Vector.FusedMultiplyAdd(series, f, new(0.240226507f));
        series = Vector.FusedMultiplyAdd(series, f, new(0.693147181f));
        series = Vector.FusedMultiplyAdd(series, f, Vector<float>.One);
        return Vector.AsVectorSingle(Vector.AsVectorInt32(series) + (Vector.AsVectorInt32(shifted) << 23));
    }
}
