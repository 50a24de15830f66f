using TorchSharp;
using static TorchSharp.torch;

namespace Usher.Training.Counts;

/// <summary>Operations that hand torch a number, with numbers that live on.</summary>
/// <remarks>
/// Where C# turns a number into a TorchSharp.Scalar by itself, as in x + 1, nothing refers to that object while torch reads it: a garbage
/// collection at that moment frees it. The operation then fails now and then, or goes on with a wrong number.
/// </remarks>
internal static class ScalarLifetime
{
    /// <summary>x += y.</summary>
    public static void Increase(this Tensor x, double y)
    {
        using Scalar number = y;
        x.add_(number);
    }
}
