namespace Usher.Wire.Personalize;

/// <summary>What the hyperparameters of an algorithm may be.</summary>
public sealed record DefaultHyperParameterRanges
{
    /// <summary>Of whole numbers.</summary>
    public IReadOnlyList<DefaultIntegerHyperParameterRange>? IntegerHyperParameterRanges { get; init; }

    /// <summary>Of real numbers.</summary>
    public IReadOnlyList<DefaultContinuousHyperParameterRange>? ContinuousHyperParameterRanges { get; init; }

    /// <summary>Of words.</summary>
    public IReadOnlyList<DefaultCategoricalHyperParameterRange>? CategoricalHyperParameterRanges { get; init; }
}
