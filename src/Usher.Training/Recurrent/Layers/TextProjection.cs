using Usher.Training.Recurrent.Numbers;
using Usher.Training.Texts;

namespace Usher.Training.Recurrent.Layers;

/// <summary>Gives each item a vector from its text: the features of the text times a learned matrix.</summary>
internal sealed unsafe class TextProjection
{
    private readonly TextFeatures _features;

    /// <param name="arena">Allocates the matrices.</param>
    /// <param name="name">The name, by which tests find the parameter.</param>
    /// <param name="features">(I, K)</param>
    /// <param name="width">Length of the vectors.</param>
    /// <param name="threads">How many threads compute gradients.</param>
    public TextProjection(Arena arena, string name, TextFeatures features, int width, int threads)
    {
        _features = features;
        Matrix = new(arena, name, features.Width, width, threads) { Decays = true };
    }

    /// <summary>(K, width)</summary>
    public Parameter Matrix { get; }

    /// <summary>Adds the vector of an item to other numbers.</summary>
    public void AddTo(float* to, int item)
    {
        var features = _features.Of(item);
        for (var k = 0; k < features.Length; k++)
            Lookup.Add(Matrix.Values.Row(k), features[k], to, Matrix.Values.Columns);
    }

    /// <summary>Adds the gradient of an item's vector to that of the matrix.</summary>
    public void Backward(int thread, float* gradient, int item)
    {
        var features = _features.Of(item);
        for (var k = 0; k < features.Length; k++)
            Lookup.Add(gradient, features[k], Matrix.Gradients[thread].Row(k), Matrix.Values.Columns);
    }
}
