using TorchSharp;
using static TorchSharp.torch;

namespace Usher.Training.Recurrent;

/// <summary>Operations of a training step that hand torch a number, with numbers that live on.</summary>
/// <remarks>
/// Where C# turns a number into a TorchSharp.Scalar by itself, as in x + y, nothing refers to that object while torch reads it: a garbage
/// collection at that moment frees it. Training then fails now and then, or goes on with a wrong number.
/// </remarks>
internal static class Kept
{
    private static readonly Scalar One = 1;

    /// <summary>x + y.</summary>
    public static Tensor Plus(this Tensor x, Tensor y) => x.add(y, One);

    /// <summary>x += y.</summary>
    public static void Increase(this Tensor x, Tensor y) => x.add_(y, One);

    /// <summary>x with y added to some of its rows.</summary>
    public static Tensor PlusAt(this Tensor x, Tensor rows, Tensor y) => x.index_add(0, rows, y, One);

    /// <summary>x *= factor.</summary>
    public static Tensor Scale(this Tensor x, Scalar factor)
    {
        var scaled = x.mul_(factor);
        GC.KeepAlive(factor);
        return scaled;
    }
}
