using Usher.Ranking.Rankers;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>A product with a parameter matrix. The bias is added by the loop that reads the result, which saves a pass over memory.</summary>
internal sealed class Linear
{
    private readonly Parameter _weights;                                  // (outputs, inputs)

    /// <param name="arena">Gives the matrices.</param>
    /// <param name="name">What tests call it.</param>
    /// <param name="inputs">Width of what it reads.</param>
    /// <param name="outputs">Width of its result.</param>
    /// <param name="gain">How much larger results are than inputs at the beginning.</param>
    /// <param name="threads">How many threads compute gradients.</param>
    /// <param name="random">Seeded.</param>
    public Linear(Arena arena, string name, int inputs, int outputs, double gain, int threads, Random random)
    {
        _weights = new(arena, $"{name} weights", outputs, inputs, threads) { Decays = true };
        _weights.FillNormal(random, gain / Math.Sqrt(inputs));
        Bias = new(arena, $"{name} bias", 1, outputs, threads);
    }

    public Parameter Bias { get; }

    public IEnumerable<Parameter> Parameters => [_weights, Bias];

    /// <summary>y = x W'</summary>
    public void Forward(Matrix x, Matrix y) => y.SetProductTransposed(x, _weights.Values);

    /// <summary>Finds the gradients of W and x from that of y.</summary>
    public void Backward(int thread, Matrix x, Matrix gradY, Matrix gradX)
    {
        _weights.Gradients[thread].AddTransposedProduct(gradY, x);
        gradX.SetProduct(gradY, _weights.Values);
    }

    /// <summary>The numbers, for inference.</summary>
    public LinearWeights Export() => new(_weights.Export(), Bias.Export());
}
