namespace Usher.Wire.Personalize;

/// <summary>The values that a hyperparameter may have.</summary>
public sealed record DefaultCategoricalHyperParameterRange
{
    /// <summary>Name of the hyperparameter.</summary>
    public string? Name { get; init; }

    /// <summary>The values.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Whether a search may change it.</summary>
    public bool? IsTunable { get; init; }
}
