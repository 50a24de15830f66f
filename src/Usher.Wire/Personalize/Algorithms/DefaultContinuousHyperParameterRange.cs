namespace Usher.Wire.Personalize;

/// <summary>The real numbers that a hyperparameter may be.</summary>
public sealed record DefaultContinuousHyperParameterRange
{
    /// <summary>Name of the hyperparameter.</summary>
    public string? Name { get; init; }

    /// <summary>The least.</summary>
    public double? MinValue { get; init; }

    /// <summary>The greatest.</summary>
    public double? MaxValue { get; init; }

    /// <summary>Whether a search may change it.</summary>
    public bool? IsTunable { get; init; }
}
