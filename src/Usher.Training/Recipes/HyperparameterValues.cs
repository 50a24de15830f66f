using System.Globalization;
using Usher.Ranking.Recipes;

namespace Usher.Training.Recipes;

/// <summary>The hyperparameters of one run: every one that its recipe has, given or default, already checked.</summary>
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

    /// <summary>A number, or null when it is left to the recipe.</summary>
    /// <param name="name">A hyperparameter of the recipe that may be <see cref="Hyperparameter.Auto"/>.</param>
    public double? RealOrAuto(string name) => texts[name] == Hyperparameter.Auto ? null : Real(name);

    /// <summary>true or false.</summary>
    /// <param name="name">A hyperparameter of the recipe.</param>
    public bool Boolean(string name) => bool.Parse(texts[name]);

    /// <summary>One of the hyperparameter's words.</summary>
    /// <param name="name">A hyperparameter of the recipe.</param>
    public string Choice(string name) => texts[name];
}
