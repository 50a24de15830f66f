using CsCheck;
using Usher.Training.Recurrent.Numbers;
using static TorchSharp.torch;
using static Usher.Training.Tests.Recurrent.PlainTorch;

namespace Usher.Training.Tests.Recurrent.Numbers;

[Collection(nameof(OneTorchAtATime))]
public sealed class MatrixTests
{
    [Fact]
    public void Products_are_those_of_torch_in_double_precision_whatever_was_there_before() => Check.Sample(
        from m in Gen.Int[1, 40]
        from n in Gen.Int[1, 3]
        from k in Gen.Int[1, 3]
        from seed in Gen.Int[0, 1000]
        select (m, n * Matrix.Lanes, k * Matrix.Lanes, new Random(seed)),
        it => AssertProducts(it.m, it.Item2, it.Item3, it.Item4),
        seed: "0000000000000",
        iter: 40,
        threads: 1);

    [Fact]
    public void The_numbers_of_the_first_rows_stay_where_they_are_when_fewer_are_in_use()
    {
        using var matrix = new Matrix(5, 32);
        for (var row = 0; row < 5; row++)
            matrix.Span(row).Fill(row);

        matrix.Resize(2);

        Assert.Equal((2, 32, 64), (matrix.Rows, matrix.Columns, matrix.Length));
        Assert.All(matrix.Span(1).ToArray(), number => Assert.Equal(1, number));
        matrix.Resize(5);
        Assert.All(matrix.Span(4).ToArray(), number => Assert.Equal(4, number));
    }

    [Fact]
    public void A_row_that_is_no_whole_vector_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Matrix(2, 17));

    private static void AssertProducts(int m, int n, int k, Random random)
    {
        using var scope = NewDisposeScope();
        using var arena = new Arena();
        var (a, b, across) = (NormalMatrix(arena, random, m, k), NormalMatrix(arena, random, k, n), NormalMatrix(arena, random, n, k));
        var (product, sum) = (NormalMatrix(arena, random, m, n), NormalMatrix(arena, random, k, n));
        var expected = sum.Doubled() + a.Doubled().t().matmul(product.Doubled());

        sum.AddTransposedProduct(a, product);
        AssertNear(expected, sum, 1e-5, "sum");
        product.SetProduct(a, b);
        AssertNear(a.Doubled().matmul(b.Doubled()), product, 1e-5, "product");
        product.SetProductTransposed(a, across);
        AssertNear(a.Doubled().matmul(across.Doubled().t()), product, 1e-5, "product across");
    }
}
