namespace Usher.Wire.Personalize;

/// <summary>The whole numbers that a hyperparameter may be.</summary>
public sealed record DefaultIntegerHyperParameterRange
{
    /// <summary>Name of the hyperparameter.</summary>
    public string? Name { get; init; }

    /// <summary>The least.</summary>
    public int? MinValue { get; init; }

    /// <summary>The greatest.</summary>
    public int? MaxValue { get; init; }

    /// <summary>Whether a search may change it.</summary>
    public bool? IsTunable { get; init; }
}
