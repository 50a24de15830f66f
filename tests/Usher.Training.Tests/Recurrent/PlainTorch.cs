using Usher.Training.Recurrent.Numbers;
using static TorchSharp.torch;

namespace Usher.Training.Tests.Recurrent;

/// <summary>Compares hand-written gradients with those that torch finds by itself in double precision.</summary>
internal static class PlainTorch
{
    /// <summary>Numbers of a normal distribution.</summary>
    public static float[] Normal(Random random, int count, double scale = 1)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = (float)(scale * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble()));
        return values;
    }

    /// <summary>A matrix of such numbers.</summary>
    public static Matrix NormalMatrix(Arena arena, Random random, int rows, int columns, double scale = 1)
    {
        var matrix = arena.Take(rows, columns);
        for (var row = 0; row < rows; row++)
            Normal(random, columns, scale).CopyTo(matrix.Span(row));
        return matrix;
    }

    /// <summary>Such numbers in position of those that are there.</summary>
    public static Parameter Randomised(this Parameter learned, Random random, double scale = 1)
    {
        learned.FillNormal(random, scale);
        return learned;
    }

    /// <summary>A copy of the numbers in double precision, wanting a gradient.</summary>
    public static Tensor Doubled(this Matrix matrix) => tensor(Values(matrix)).view(matrix.Rows, matrix.Columns).to_type(ScalarType.Float64).requires_grad_();

    /// <summary>No number may be off by more than a share of the largest, or of <paramref name="min"/>.</summary>
    public static void AssertNear(Tensor expected, ReadOnlySpan<float> found, double share, string what, double min = 1)
    {
        var wanted = expected.detach().contiguous().data<double>().ToArray();
        Assert.Equal(wanted.Length, found.Length);
        var limit = share * wanted.Select(Math.Abs).Append(min).Max();
        for (var i = 0; i < wanted.Length; i++)
            Assert.True(Math.Abs(wanted[i] - found[i]) <= limit, $"{what}[{i}] is {found[i]}; {wanted[i]} is right.");
    }

    public static void AssertNear(Tensor expected, Matrix found, double share, string what, double min = 1) => AssertNear(expected, Values(found), share, what, min);

    public static float[] Values(this Matrix matrix) => Parameter.Export(matrix, 0, matrix.Rows, matrix.Columns);
}
