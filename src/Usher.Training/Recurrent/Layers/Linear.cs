using Usher.Ranking.Rankers;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>A product with a parameter matrix. The loop that reads the result adds the bias, which saves a pass over memory.</summary>
internal sealed class Linear
{
    private readonly Parameter _weights;                                  // (outputs, inputs)

    /// <param name="arena">Allocates the matrices.</param>
    /// <param name="name">The name, by which tests find the parameters.</param>
    /// <param name="inputs">Width of the input.</param>
    /// <param name="outputs">Width of its result.</param>
    /// <param name="gain">The initial ratio of the results' size to that of the inputs.</param>
    /// <param name="threads">How many threads compute gradients.</param>
    /// <param name="random">The random numbers of the training.</param>
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

    /// <summary>Computes the gradients of W and x from that of y.</summary>
    public void Backward(int thread, Matrix x, Matrix gradY, Matrix gradX)
    {
        _weights.Gradients[thread].AddTransposedProduct(gradY, x);
        gradX.SetProduct(gradY, _weights.Values);
    }

    /// <summary>The parameters, for inference.</summary>
    public LinearWeights Export() => new(_weights.Export(), Bias.Export());
}
