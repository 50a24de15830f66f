using System.Numerics.Tensors;

namespace Usher.Ranking.Rankers;

/// <summary>How popular each item is, as probabilities: what a ranker says of a user whose events tell it nothing.</summary>
internal static class Popularity
{
    /// <summary>Makes shares sum to 1.</summary>
    /// <param name="shares">(I) the share of users that each item has; not negative.</param>
    /// <returns>(I) shares divided by their sum, or 1 / I each when all are 0.</returns>
    public static float[] Distribution(ReadOnlySpan<float> shares)
    {
        var distribution = new float[shares.Length];
        var sum = TensorPrimitives.Sum(shares);
        if (sum > 0)
            TensorPrimitives.Divide(shares, sum, distribution);
        else
            distribution.AsSpan().Fill(1f / shares.Length);
        return distribution;
    }

    /// <summary>Refuses shares that are not such.</summary>
    public static void Check(ReadOnlySpan<float> shares, int items)
    {
        if (shares.Length != items || items == 0)
            throw new ArgumentException($"There are {items} items, and shares of {shares.Length}; each item needs one, and there must be an item.", nameof(shares));
        if (!(TensorPrimitives.Min(shares) >= 0 && TensorPrimitives.Max(shares) <= 1))
            throw new ArgumentException("A share of users is below 0, above 1 or not a number.", nameof(shares));
    }
}
