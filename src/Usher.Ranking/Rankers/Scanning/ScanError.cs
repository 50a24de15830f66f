namespace Usher.Ranking.Rankers.Scanning;

/// <summary>How far a score from <see cref="CompactRows"/> can be from the fp32 score of the same row: never further than <see cref="Of"/>.</summary>
/// <remarks>
/// With row x = X + e (X the rounded row), query q = Q + f (Q the rounded query) and |.| the Euclidean norm, x·q = X·Q + X·f + e·q, so by Cauchy and Schwarz
/// |x·q - X·Q| &lt;= |X| |f| + |e| |q|. X·Q is a sum of integers and exact; turning it into a float, scaling it and adding the bias are at most four roundings of
/// 2^-24. The fp32 score has its own error: a sum of D products, in whatever order, is within (D + 16) 2^-24 |x| |q| of the true one (Higham, Accuracy and
/// Stability of Numerical Algorithms, section 3.1), and the bias costs one rounding more. Numbers below the smallest normal float get an absolute allowance.
/// </remarks>
internal readonly struct ScanError
{
    // Half a unit in the last place of a float, with 2 % for the terms of second order (D is at most 65,536).
    private const double Rounding = 1.02 / (1 << 24);

    private readonly double _perNorm;
    private readonly double _perResidual;
    private readonly double _constant;

    /// <summary>Prepares the bound for one query.</summary>
    /// <param name="queryNorm">|q|.</param>
    /// <param name="queryResidual">|f|.</param>
    /// <param name="width">D.</param>
    public ScanError(double queryNorm, double queryResidual, int width)
    {
        _perNorm = queryResidual + Rounding * (width + 16) * (queryNorm + queryResidual);
        _perResidual = queryNorm;
        _constant = 128.0 * 64 * (width + 4) * float.Exp2(-126);
    }

    /// <summary>The bound for rows and biases that are at most as large as these.</summary>
    /// <param name="norm">At least |x| and |X|.</param>
    /// <param name="residual">At least |e|.</param>
    /// <param name="height">At least the absolute value of the bias.</param>
    public double Of(float norm, float residual, float height) => _perNorm * norm + _perResidual * residual + 8 * Rounding * height + _constant;

    /// <summary>A float that is not below a number computed in double precision.</summary>
    public static float RoundUp(double value) => MathF.BitIncrement((float)value);
}
