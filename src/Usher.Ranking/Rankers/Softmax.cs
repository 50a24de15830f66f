using System.Numerics.Tensors;

namespace Usher.Ranking.Rankers;

/// <summary>Turns scores into probabilities.</summary>
public static class Softmax
{
    /// <summary>Replaces scores by exp(score) / sum(exp(score)), without overflow.</summary>
    /// <param name="scores">Finite scores, at least one; become probabilities.</param>
    public static void Of(Span<float> scores)
    {
        TensorPrimitives.Subtract(scores, TensorPrimitives.Max<float>(scores), scores);
        TensorPrimitives.Exp(scores, scores);
        TensorPrimitives.Divide(scores, TensorPrimitives.Sum<float>(scores), scores);
    }
}
