using TorchSharp;

namespace Usher.Training.Texts;

/// <summary>The vectors of the items' texts in a few numbers: their principal components.</summary>
/// <param name="Values">(I, K) row by row; zeros for an item without a text. Over the items that have one, the mean is 0 and the mean squared length 1.</param>
/// <param name="Width">K.</param>
internal sealed record TextFeatures(float[] Values, int Width)
{
    // More keep more of the texts and are learned more slowly; all of them would be more numbers than most items have events.
    private const int MostComponents = 32;

    /// <summary>(K) the features of an item.</summary>
    public ReadOnlySpan<float> Of(int item) => Values.AsSpan(item * Width, Width);

    /// <summary>Reduces vectors.</summary>
    /// <param name="vectors">At least one item has a text.</param>
    public static TextFeatures Of(TextVectors vectors)
    {
        using var scope = torch.NewDisposeScope();
        var has = torch.tensor(Array.ConvertAll(vectors.Has, has => has ? 1f : 0f)).unsqueeze(1);   // (I, 1)
        var all = torch.tensor(vectors.Values).view(vectors.Count, vectors.Width);                  // (I, W)
        var texts = has.sum();
        var centred = (all - (all.sum(0, keepdim: true) / texts)) * has;                            // (I, W)
        var (_, directions) = torch.linalg.eigh(centred.t().matmul(centred).to_type(torch.ScalarType.Float64));
        var width = Math.Min(MostComponents, vectors.Width);
        var main = directions.narrow(1, vectors.Width - width, width).flip(1);                      // (W, K) those with most variance first
        // An eigenvector has no sign of its own: the same texts shall give the same features everywhere.
        main = main * main.gather(0, main.abs().argmax(0, keepdim: true)).sign();
        var features = centred.matmul(main.to_type(torch.ScalarType.Float32));                      // (I, K)
        var scale = (features.pow(2).sum() / texts).sqrt().clamp_min(1e-6);
        return new((features / scale).data<float>().ToArray(), width);
    }
}
