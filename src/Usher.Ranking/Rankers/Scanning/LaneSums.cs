using System.Runtime.Intrinsics;

namespace Usher.Ranking.Rankers.Scanning;

/// <summary>Sums the four lanes of vectors, always as (0 + 2) + (1 + 3), alone or four vectors at once.</summary>
internal static class LaneSums
{
    /// <summary>The sum of one vector's lanes.</summary>
    public static float Of(Vector128<float> a)
    {
        var pairs = a + Vector128.Shuffle(a, Vector128.Create(2, 3, 0, 1));
        return pairs[0] + pairs[1];
    }

    /// <summary>The sums of four vectors' lanes: a transposition, then the same two additions for all four.</summary>
    public static Vector128<float> Of(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        var ab = UnpackLow(a, b);                                         // a0 b0 a1 b1
        var ab23 = UnpackHigh(a, b);                                      // a2 b2 a3 b3
        var cd = UnpackLow(c, d);
        var cd23 = UnpackHigh(c, d);
        var first = ab + ab23;                                            // a0+a2 b0+b2 a1+a3 b1+b3
        var second = cd + cd23;
        return LowHalves(first, second) + HighHalves(first, second);
    }

    private static Vector128<float> UnpackLow(Vector128<float> a, Vector128<float> b) =>
        System.Runtime.Intrinsics.X86.Sse.IsSupported
            ? System.Runtime.Intrinsics.X86.Sse.UnpackLow(a, b)
            : Vector128.Create(a[0], b[0], a[1], b[1]);

    private static Vector128<float> UnpackHigh(Vector128<float> a, Vector128<float> b) =>
        System.Runtime.Intrinsics.X86.Sse.IsSupported
            ? System.Runtime.Intrinsics.X86.Sse.UnpackHigh(a, b)
            : Vector128.Create(a[2], b[2], a[3], b[3]);

    private static Vector128<float> LowHalves(Vector128<float> a, Vector128<float> b) => Vector128.Create(a.GetLower(), b.GetLower());

    private static Vector128<float> HighHalves(Vector128<float> a, Vector128<float> b) => Vector128.Create(a.GetUpper(), b.GetUpper());
}
