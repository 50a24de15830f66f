namespace Usher.Wire.Personalize;

/// <summary>A search for hyperparameters.</summary>
public sealed record HPOConfig
{
    /// <summary>May not be given.</summary>
    public HPOObjective? HpoObjective { get; init; }

    /// <summary>How much it may spend.</summary>
    public HPOResourceConfig? HpoResourceConfig { get; init; }

    /// <summary>Where it looks.</summary>
    public HyperParameterRanges? AlgorithmHyperParameterRanges { get; init; }
}
