using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Usher.Training.Recurrent;

/// <summary>Direct access to the numbers of a CPU tensor, for loops that torch has no operation for.</summary>
internal static class TensorMemory
{
    /// <summary>The address of the first number of a contiguous float32 tensor; valid as long as the tensor is.</summary>
    public static unsafe float* Floats(this Tensor tensor) =>
        (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));
}
