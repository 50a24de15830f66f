using TorchSharp;
using static TorchSharp.torch;

namespace Usher.Training.Counts;

/// <summary>Tensor operations with a number, which keep the number's native object alive until torch has read it.</summary>
/// <remarks>
/// Where C# converts a number to a TorchSharp.Scalar implicitly, as in x + 1, nothing refers to that object while torch reads it: a garbage
/// collection at that moment frees it, and the operation fails or computes with a wrong number.
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
