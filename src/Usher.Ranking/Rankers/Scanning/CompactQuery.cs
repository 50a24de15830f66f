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
        var perUnit = Rounding.PerUnit(query, Largest);
        var fit = new Rounding.Fit();
        var sum = 0;
        codes.Clear();
        for (var d = 0; d < query.Length; d++)
        {
            var code = Rounding.CodeOf(query[d], perUnit, Largest);
            codes[d] = (sbyte)code;
            sum += code;
            fit.Add(query[d], code);
        }

        Codes = codes;
        Scale = fit.Scale;
        Offset = -128 * sum;
        Norm = fit.Norm;
        Error = new ScanError(fit.Norm, fit.Residual, query.Length);
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
