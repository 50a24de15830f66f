namespace Usher.Datasets.Generated;

/// <summary>What a seeded generator is asked for here besides even odds.</summary>
internal static class Distributions
{
    /// <summary>A draw of the normal distribution with mean 0 and deviation 1 (Box and Muller, 1958).</summary>
    public static double NextNormal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>A draw of the exponential distribution.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="mean">Above 0.</param>
    public static double NextExponential(this Random random, double mean) => -mean * Math.Log(1 - random.NextDouble());

    /// <summary>True in the given share of cases.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="share">0 to 1.</param>
    public static bool NextBool(this Random random, double share) => random.NextDouble() < share;
}
