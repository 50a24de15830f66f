namespace Usher.Ranking.Rankers;

/// <summary>A product with a matrix, then a shift.</summary>
/// <param name="Matrix">(outputs, inputs)</param>
/// <param name="Shift">(outputs)</param>
public sealed record LinearWeights(ReadOnlyMemory<float> Matrix, ReadOnlyMemory<float> Shift)
{
    internal void Save(RankerWriter writer)
    {
        writer.Tensor("matrix", Matrix.Span, Shift.Length, Matrix.Length / Shift.Length);
        writer.Tensor("shift", Shift.Span, Shift.Length);
    }

    /// <param name="reader">Where from.</param>
    /// <param name="outputs">How many there must be.</param>
    /// <param name="inputs">How many there must be; -1 for any.</param>
    internal static LinearWeights Load(RankerReader reader, int outputs, int inputs = -1) =>
        new(reader.Matrix<float>("matrix", outputs, inputs), reader.Vector<float>("shift", outputs));
}
