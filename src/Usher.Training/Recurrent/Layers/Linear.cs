using Usher.Ranking.Rankers;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>A product with a learned matrix. Who reads its result adds the bias, in the loop that reads it anyway.</summary>
internal sealed class Linear
{
    private readonly Learned _weights;                                    // (outputs, inputs)

    /// <param name="arena">Memory.</param>
    /// <param name="name">What tests call it.</param>
    /// <param name="inputs">Width of what it reads.</param>
    /// <param name="outputs">Width of its result.</param>
    /// <param name="gain">How much larger results are than inputs at the beginning.</param>
    /// <param name="threads">How many threads find gradients.</param>
    /// <param name="random">Seeded.</param>
    public Linear(Arena arena, string name, int inputs, int outputs, double gain, int threads, Random random)
    {
        _weights = new(arena, $"{name} weights", outputs, inputs, threads) { Decays = true };
        _weights.FillNormal(random, gain / Math.Sqrt(inputs));
        Bias = new(arena, $"{name} bias", 1, outputs, threads);
    }

    public Learned Bias { get; }

    public IEnumerable<Learned> Parameters => [_weights, Bias];

    /// <summary>y = x W'</summary>
    public void Forward(Matrix x, Matrix y) => y.SetProductAcross(x, _weights.Values);

    /// <summary>Finds the gradients of W and x from that of y.</summary>
    public void Backward(int thread, Matrix x, Matrix toY, Matrix toX)
    {
        _weights.Gradients[thread].AddAcrossProduct(toY, x);
        toX.SetProduct(toY, _weights.Values);
    }

    /// <summary>The numbers, for inference.</summary>
    public LinearWeights Export() => new(_weights.Export(), Bias.Export());
}
