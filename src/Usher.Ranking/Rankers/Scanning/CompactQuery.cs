using System.Numerics.Tensors;

namespace Usher.Ranking.Rankers.Scanning;

/// <summary>A query rounded to whole numbers from -64 to 64.</summary>
/// <remarks>
/// Not to 127: the instruction that multiplies unsigned by signed bytes sums two products in 16 bits and saturates. 2 x 255 x 64 still fits, so nothing is lost.
/// </remarks>
internal readonly ref struct CompactQuery
{
    private const int Largest = 64;

    /// <summary>Rounds a query.</summary>
    /// <param name="query">(D) finite numbers.</param>
    /// <param name="codes">Receives the whole numbers, with zeros behind them: D rounded up to a multiple of four.</param>
    public CompactQuery(ReadOnlySpan<float> query, Span<sbyte> codes)
    {
        Scale = MathF.Abs(TensorPrimitives.MaxMagnitude(query)) / Largest;
        var perUnit = Scale > 0 ? 1 / (double)Scale : 0;
        var sum = 0;
        double norm = 0, residual = 0;
        codes.Clear();
        for (var d = 0; d < query.Length; d++)
        {
            var code = Math.Clamp((int)Math.Round(query[d] * perUnit), -Largest, Largest);
            codes[d] = (sbyte)code;
            sum += code;
            var rest = query[d] - (double)Scale * code;
            norm += (double)query[d] * query[d];
            residual += rest * rest;
        }

        Codes = codes;
        Offset = -128 * sum;
        Norm = Math.Sqrt(norm);
        Error = new ScanError(Math.BitIncrement(Norm * (1 + 1e-12)), Math.Sqrt(residual) * (1 + 1e-12), query.Length);
    }

    /// <summary>(groups x 4) the whole numbers.</summary>
    public ReadOnlySpan<sbyte> Codes { get; }

    /// <summary>What one unit stands for.</summary>
    public float Scale { get; }

    /// <summary>To be added to each integer product: takes back the 128 in every byte of a row.</summary>
    public int Offset { get; }

    /// <summary>The Euclidean norm of the query.</summary>
    public double Norm { get; }

    /// <summary>How far scores can be off.</summary>
    public ScanError Error { get; }
}
