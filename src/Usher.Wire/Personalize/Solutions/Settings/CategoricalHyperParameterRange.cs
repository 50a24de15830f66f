using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>The values that a search tries for a hyperparameter.</summary>
public sealed record CategoricalHyperParameterRange
{
    /// <summary>Name of the hyperparameter.</summary>
    [Length(0, 256)]
    public string? Name { get; init; }

    /// <summary>What it may be.</summary>
    [Length(0, 100), Length(0, 1000, Each = true)]
    public IReadOnlyList<string>? Values { get; init; }
}
