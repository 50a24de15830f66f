using System.Numerics;
using System.Runtime.CompilerServices;

namespace Usher.Training.Recurrent.Numbers;

/// <summary>Vector functions that .NET lacks, or computes in double precision only.</summary>
internal static class VectorMath
{
    private const float Log2E = 1.44269504f;

    /// <summary>1 / (1 + e^-x), with a relative error of about 4e-7; for x far below 0, of 2 |x| x 1e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sigmoid(Vector<float> x)
    {
        // 2^127 is the last power of two.
        var power = Vector.MaxNative(new(-126), Vector.MinNative(new(126), x * new Vector<float>(-Log2E)));
        return Vector<float>.One / (PowerOfTwo(power) + Vector<float>.One);
    }

    /// <summary>e^x for x up to 88, with a relative error of about (4 + |x| / 8) x 1e-7; 0 below -86, near the end of the range of float32.</summary>
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
    /// Adding 1.5 x 2^23 to a number rounds it to a whole number, and n is in the lowest bits.
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
