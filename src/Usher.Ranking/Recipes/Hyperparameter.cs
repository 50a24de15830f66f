using System.Globalization;

namespace Usher.Ranking.Recipes;

/// <summary>One setting of a recipe. Values travel as text, as they do in Personalize.</summary>
/// <param name="Name">Such as hidden_dimension.</param>
/// <param name="Kind">What its text must read as.</param>
/// <param name="Default">The value when none is given.</param>
/// <param name="Meaning">One sentence: what it changes, in which unit.</param>
/// <param name="Minimum">Smallest number allowed; null where there is none.</param>
/// <param name="Maximum">Largest number allowed; null where there is none.</param>
/// <param name="Choices">
/// The words allowed: all values of a <see cref="HyperparameterKind.Choice"/>; of a number, the words that may stand in its place, such as
/// <see cref="Auto"/>. Null where there are none.
/// </param>
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
    bool IsFeaturization = false)
{
    /// <summary>The word that leaves a number to the recipe, which then chooses it by NDCG@10 on validation.</summary>
    public const string Auto = "auto";

    /// <summary>What a value may be, in words: "a whole number from 32 to 256".</summary>
    public string Allowed => Kind switch
    {
        HyperparameterKind.Boolean => "true or false",
        HyperparameterKind.Choice => "one of " + string.Join(", ", Choices ?? []),
        _ => string.Join(" or ", [(Kind is HyperparameterKind.Integer ? "a whole number" : "a number") + Bounds, .. Choices ?? []]),
    };

    private string Bounds => (Minimum, Maximum) switch
    {
        ({ } low, { } high) => string.Create(CultureInfo.InvariantCulture, $" from {low:0.######} to {high:0.######}"),
        ({ } low, null) => string.Create(CultureInfo.InvariantCulture, $" of at least {low:0.######}"),
        (null, { } high) => string.Create(CultureInfo.InvariantCulture, $" of at most {high:0.######}"),
        _ => "",
    };
}
