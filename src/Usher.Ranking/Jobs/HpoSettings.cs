namespace Usher.Ranking.Jobs;

/// <summary>A search over hyperparameters, as Personalize's hpoConfig: random draws, then successive halving.</summary>
public sealed record HpoSettings
{
    /// <summary>Whole numbers between two bounds, both included.</summary>
    public IReadOnlyList<IntegerRange> Integers { get; set; } = [];

    /// <summary>Numbers between two bounds, both included.</summary>
    public IReadOnlyList<ContinuousRange> Continuous { get; set; } = [];

    /// <summary>Words to choose from.</summary>
    public IReadOnlyList<CategoricalRange> Categoricals { get; set; } = [];

    /// <summary>How many models are trained at most, 1 to 40.</summary>
    public int MaxJobs { get; set; } = 10;
}
