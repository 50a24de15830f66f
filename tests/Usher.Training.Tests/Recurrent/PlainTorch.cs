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

    /// <summary>A float32 tensor that wants a gradient.</summary>
    public static Tensor Learned(Random random, double scale, params long[] shape) =>
        tensor(Normal(random, (int)shape.Aggregate((a, b) => a * b), scale)).view(shape).detach().requires_grad_();

    /// <summary>The same numbers in double precision, wanting a gradient of their own.</summary>
    public static Tensor Doubled(Tensor original) => original.detach().to_type(ScalarType.Float64).requires_grad_();

    /// <summary>No number may be off by more than a share of the largest, or of 1.</summary>
    public static void AssertNear(Tensor expected, Tensor actual, double share, string what)
    {
        Assert.Equal(expected.shape, actual.shape);
        var (wanted, found) = (expected.detach().contiguous().data<double>().ToArray(), actual.detach().contiguous().data<float>().ToArray());
        var limit = share * Math.Max(1, wanted.Max(Math.Abs));
        for (var i = 0; i < wanted.Length; i++)
            Assert.True(Math.Abs(wanted[i] - found[i]) <= limit, $"{what}[{i}] is {found[i]}; {wanted[i]} is right.");
    }
}
