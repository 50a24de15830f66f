using System.Numerics.Tensors;

namespace Usher.Ranking.Actions;

/// <summary>The values of features that a model was trained with. Features beyond them are taken as the nearest one, because weights say nothing of what was never seen.</summary>
/// <param name="Lowest">(D) the lowest value of each feature.</param>
/// <param name="Highest">(D) the highest, at least the lowest.</param>
/// <param name="Usual">(D) the mean of users with events, for users without any: of these it is not known, and not 0, how popular the items are that they like.</param>
public sealed record FeatureRanges(ReadOnlyMemory<float> Lowest, ReadOnlyMemory<float> Highest, ReadOnlyMemory<float> Usual)
{
    /// <summary>Brings features into the ranges.</summary>
    /// <param name="features">Some features.</param>
    /// <param name="begin">The index of the first of them.</param>
    internal void Apply(Span<float> features, int begin)
    {
        TensorPrimitives.Max(features, Lowest.Span.Slice(begin, features.Length), features);
        TensorPrimitives.Min(features, Highest.Span.Slice(begin, features.Length), features);
    }
}
