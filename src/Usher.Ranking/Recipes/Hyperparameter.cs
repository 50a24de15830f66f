namespace Usher.Ranking.Recipes;

/// <summary>One setting of a recipe. Values travel as text, as they do in Personalize.</summary>
/// <param name="Name">Such as hidden_dimension.</param>
/// <param name="Kind">What its text must read as.</param>
/// <param name="Default">The value when none is given.</param>
/// <param name="Meaning">One sentence: what it changes, in which unit.</param>
/// <param name="Minimum">Smallest number allowed; null where there is none.</param>
/// <param name="Maximum">Largest number allowed; null where there is none.</param>
/// <param name="Choices">The values allowed, of a <see cref="HyperparameterKind.Choice"/>; else empty.</param>
/// <param name="IsTunable">Whether a hyperparameter search may vary it.</param>
/// <param name="IsFeaturization">Whether Personalize calls it a feature transformation parameter instead of an algorithm hyperparameter.</param>
public sealed record Hyperparameter(
    string Name,
    HyperparameterKind Kind,
    string Default,
    string Meaning,
    double? Minimum = null,
    double? Maximum = null,
    IReadOnlyList<string>? Choices = null,
    bool IsTunable = false,
    bool IsFeaturization = false);

/// <summary>What a hyperparameter's text must read as.</summary>
public enum HyperparameterKind
{
    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a decimal point; never NaN or infinite.</summary>
    Real,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>One of a few words.</summary>
    Choice,
}
