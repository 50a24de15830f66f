using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>Where a search looks.</summary>
public sealed record HyperParameterRanges
{
    /// <summary>Of whole numbers.</summary>
    [Length(0, 100)]
    public IReadOnlyList<IntegerHyperParameterRange>? IntegerHyperParameterRanges { get; init; }

    /// <summary>Of real numbers.</summary>
    [Length(0, 100)]
    public IReadOnlyList<ContinuousHyperParameterRange>? ContinuousHyperParameterRanges { get; init; }

    /// <summary>Of words.</summary>
    [Length(0, 100)]
    public IReadOnlyList<CategoricalHyperParameterRange>? CategoricalHyperParameterRanges { get; init; }
}
