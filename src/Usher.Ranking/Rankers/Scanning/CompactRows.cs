using System.Numerics.Tensors;

namespace Usher.Ranking.Rankers.Scanning;

/// <summary>Rows rounded to 8 bits, a quarter of their size, with what is needed to bound the error of a score that is computed from them.</summary>
/// <remarks>
/// Row x is kept as bytes u = round(127 x / max|x|) + 128 with its own scale (<see cref="Rounding"/>). Rows lie in blocks of 16, and within a block the columns in groups of
/// four, [row 0: 4 bytes] … [row 15: 4 bytes]: so one vector instruction works on several rows, and no sum across the lanes of a vector is needed.
/// </remarks>
internal sealed class CompactRows
{
    /// <summary>Rows of a block.</summary>
    public const int BlockRows = 16;

    /// <summary>Columns of a group: the bytes that one multiply-add instruction sums into a 32-bit lane.</summary>
    public const int GroupColumns = 4;

    /// <summary>Wider rows could overflow 32 bits: 255 x 64 x 65,536 still fits.</summary>
    public const int MaximumWidth = 65_536;

    private const int LargestCode = 127;
    private const int Zero = 128;

    private CompactRows(int rowCount, int width)
    {
        RowCount = rowCount;
        GroupCount = (width + GroupColumns - 1) / GroupColumns;
        BlockCount = (rowCount + BlockRows - 1) / BlockRows;
        Codes = GC.AllocateUninitializedArray<byte>(checked(BlockCount * BlockBytes));
        Codes.AsSpan().Fill(Zero);
        Scales = new float[BlockCount * BlockRows];
        Biases = new float[BlockCount * BlockRows];
        Biases.AsSpan(rowCount).Fill(float.NegativeInfinity);              // rows that only fill up the last block never make a list
        Norms = new float[BlockCount];
        Residuals = new float[BlockCount];
        Heights = new float[BlockCount];
    }

    /// <summary>N.</summary>
    public int RowCount { get; }

    /// <summary>Groups of four columns, the last one filled up with zeros.</summary>
    public int GroupCount { get; }

    /// <summary>Blocks of 16 rows, the last one filled up with zeros.</summary>
    public int BlockCount { get; }

    /// <summary>Bytes of one block.</summary>
    public int BlockBytes => GroupCount * GroupColumns * BlockRows;

    /// <summary>(blocks, groups, 16, 4) the bytes.</summary>
    public byte[] Codes { get; }

    /// <summary>(blocks, 16) the scale of each row.</summary>
    public float[] Scales { get; }

    /// <summary>(blocks, 16) what is added to each row's product; negative infinity for rows that are not there.</summary>
    public float[] Biases { get; }

    /// <summary>(blocks) at least the Euclidean norm of each row of the block, as it is and as it was rounded.</summary>
    public float[] Norms { get; }

    /// <summary>(blocks) at least the norm of what rounding took from each row.</summary>
    public float[] Residuals { get; }

    /// <summary>(blocks) at least the absolute value of each bias.</summary>
    public float[] Heights { get; }

    /// <summary>At least the norm of every row.</summary>
    public float MaximumNorm { get; private set; }

    /// <summary>At least the absolute value of every bias.</summary>
    public float MaximumHeight { get; private set; }

    /// <summary>Whether rows of such a number and width can be kept this way.</summary>
    public static bool Fits(int rowCount, int width) =>
        width is > 0 and <= MaximumWidth && ((long)rowCount + BlockRows) * (width + GroupColumns) <= Array.MaxLength;

    /// <summary>Rounds rows.</summary>
    /// <param name="rows">(N, D) finite numbers.</param>
    /// <param name="width">D.</param>
    /// <param name="bias">(N) what is added to each product, or empty.</param>
    public static CompactRows Of(ReadOnlySpan<float> rows, int width, ReadOnlySpan<float> bias)
    {
        var compact = new CompactRows(rows.Length / width, width);
        for (var i = 0; i < compact.RowCount; i++)
            compact.Take(i, rows.Slice(i * width, width), bias.IsEmpty ? 0 : bias[i]);

        compact.MaximumNorm = compact.RowCount == 0 ? 0 : TensorPrimitives.Max<float>(compact.Norms);
        compact.MaximumHeight = compact.RowCount == 0 ? 0 : TensorPrimitives.Max<float>(compact.Heights);
        return compact;
    }

    private void Take(int index, ReadOnlySpan<float> row, float bias)
    {
        var block = index / BlockRows;
        var codes = Codes.AsSpan(block * BlockBytes, BlockBytes);
        var lane = index % BlockRows * GroupColumns;
        var perUnit = Rounding.PerUnit(row, LargestCode);
        var fit = new Rounding.Fit();
        for (var column = 0; column < row.Length; column++)
        {
            var code = Rounding.CodeOf(row[column], perUnit, LargestCode);
            codes[column / GroupColumns * (BlockRows * GroupColumns) + lane + column % GroupColumns] = (byte)(code + Zero);
            fit.Add(row[column], code);
        }

        Scales[index] = fit.Scale;
        Biases[index] = bias;
        Norms[block] = Math.Max(Norms[block], ScanError.RoundUp(Math.Max(fit.Norm, fit.RoundedNorm)));
        Residuals[block] = Math.Max(Residuals[block], ScanError.RoundUp(fit.Residual));
        Heights[block] = Math.Max(Heights[block], Math.Abs(bias));
    }
}
