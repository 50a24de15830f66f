using TorchSharp.Modules;
using Usher.Ranking.Rankers;
using static TorchSharp.torch;

namespace Usher.Training.Recurrent;

/// <summary>Copies the numbers of torch's layers out of libtorch.</summary>
internal static class Exporting
{
    public static ReadOnlyMemory<float> ToMemory(this Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();

    public static Normalisation Export(this LayerNorm norm) => new(norm.weight!.ToMemory(), norm.bias!.ToMemory());

    public static LinearWeights Export(this Linear linear) => new(linear.weight!.ToMemory(), linear.bias!.ToMemory());
}
