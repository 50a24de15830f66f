using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>The whole numbers between which a search tries a hyperparameter.</summary>
public sealed record IntegerHyperParameterRange
{
    /// <summary>Name of the hyperparameter.</summary>
    [Length(0, 256)]
    public string? Name { get; init; }

    /// <summary>The least.</summary>
    [Range(-1000000)]
    public int? MinValue { get; init; }

    /// <summary>The greatest.</summary>
    [Range(long.MinValue, 1000000)]
    public int? MaxValue { get; init; }
}
