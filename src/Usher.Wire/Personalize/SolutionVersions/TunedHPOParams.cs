namespace Usher.Wire.Personalize;

/// <summary>What a search for hyperparameters found.</summary>
public sealed record TunedHPOParams
{
    /// <summary>Values by name, all as text.</summary>
    public IReadOnlyDictionary<string, string>? AlgorithmHyperParameters { get; init; }
}
