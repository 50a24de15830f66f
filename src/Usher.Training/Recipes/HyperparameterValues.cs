using System.Globalization;
using Usher.Ranking.Recipes;

namespace Usher.Training.Recipes;

/// <summary>The checked values of all hyperparameters of a recipe, given or default.</summary>
/// <param name="texts">Values by name, as text.</param>
public sealed class HyperparameterValues(IReadOnlyDictionary<string, string> texts)
{
    /// <summary>All values by name, as text.</summary>
    public IReadOnlyDictionary<string, string> Texts => texts;

    /// <summary>A whole number.</summary>
    /// <param name="name">A hyperparameter of the recipe.</param>
    public int Integer(string name) => int.Parse(texts[name], CultureInfo.InvariantCulture);

    /// <summary>A number.</summary>
    /// <param name="name">A hyperparameter of the recipe.</param>
    public double Real(string name) => double.Parse(texts[name], CultureInfo.InvariantCulture);

    /// <summary>A number, or null if the recipe chooses it.</summary>
    /// <param name="name">A hyperparameter of the recipe that may be <see cref="Hyperparameter.Auto"/>.</param>
    public double? RealOrAuto(string name) => texts[name] == Hyperparameter.Auto ? null : Real(name);

    /// <summary>A Boolean value.</summary>
    /// <param name="name">A hyperparameter of the recipe.</param>
    public bool Boolean(string name) => bool.Parse(texts[name]);

    /// <summary>One of the values that the hyperparameter allows.</summary>
    /// <param name="name">A hyperparameter of the recipe.</param>
    public string Choice(string name) => texts[name];
}
