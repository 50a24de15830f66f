using System.Numerics;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Tests.Recurrent.Numbers;

public sealed class VectorMathTests
{
    [Fact]
    public void Sigmoid_is_that_of_double_precision_from_one_end_to_the_other()
    {
        for (var x = -87f; x <= 87; x += 0.0078125f)
        {
            var expected = 1 / (1 + Math.Exp(-(double)x));
            var error = Math.Abs(Sigmoid(x) - expected) / expected;
            Assert.True(error <= 2e-7 * (2 + Math.Max(0, -x)), $"sigmoid({x}) is off by a share of {error}.");
        }
    }

    [Theory]
    [InlineData(float.PositiveInfinity, 1)]
    [InlineData(float.MaxValue, 1)]
    [InlineData(1e4f, 1)]
    [InlineData(float.Epsilon, 0.5f)]
    [InlineData(0f, 0.5f)]
    [InlineData(-1e4f, 0)]
    [InlineData(float.MinValue, 0)]
    [InlineData(float.NegativeInfinity, 0)]
    public void Sigmoid_bears_any_number(float x, float expected) => Assert.Equal(expected, Sigmoid(x), 1e-7f);

    [Fact]
    public void Exp_is_that_of_double_precision_down_to_0()
    {
        for (var x = -86f; x <= 88; x += 0.0078125f)
        {
            var expected = Math.Exp(x);
            var error = Math.Abs(Exp(x) - expected) / expected;
            Assert.True(error <= 1e-7 * (4 + (Math.Abs(x) / 1.5)), $"exp({x}) is off by a share of {error}.");
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-86.1f, 0)]
    [InlineData(-1e9f, 0)]
    [InlineData(float.MinValue, 0)]
    [InlineData(float.NegativeInfinity, 0)]
    public void Exp_bears_any_number_below_its_end_and_gives_plain_0_for_it(float x, float expected) => Assert.Equal(expected, Exp(x));

    private static float Sigmoid(float x) => Only(VectorMath.Sigmoid(new Vector<float>(x)));

    private static float Exp(float x) => Only(VectorMath.Exp(new Vector<float>(x)));

    private static float Only(Vector<float> lanes)
    {
        Assert.True(Vector.EqualsAll(lanes, new Vector<float>(lanes[0])));
        return lanes[0];
    }
}
