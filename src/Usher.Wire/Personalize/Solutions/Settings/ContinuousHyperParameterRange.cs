using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>The real numbers between which a search tries a hyperparameter.</summary>
public sealed record ContinuousHyperParameterRange
{
    /// <summary>Name of the hyperparameter.</summary>
    [Length(0, 256)]
    public string? Name { get; init; }

    /// <summary>The least.</summary>
    [Range(-1000000)]
    public double? MinValue { get; init; }

    /// <summary>The greatest.</summary>
    [Range(-1000000)]
    public double? MaxValue { get; init; }
}
