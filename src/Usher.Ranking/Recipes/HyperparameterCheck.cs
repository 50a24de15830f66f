using System.Globalization;

namespace Usher.Ranking.Recipes;

/// <summary>Checks hyperparameters against their recipe, before anything is trained.</summary>
public static class HyperparameterCheck
{
    /// <summary>Checks the values that were given and adds the defaults of those that were not.</summary>
    /// <param name="recipe">The recipe that will read them.</param>
    /// <param name="given">Values by name, as text.</param>
    /// <returns>Every hyperparameter of the recipe, numbers and booleans in one spelling.</returns>
    /// <exception cref="RecipeException">A name is unknown, or a value is not allowed; the message says what is.</exception>
    public static IReadOnlyDictionary<string, string> Complete(RecipeDescription recipe, IReadOnlyDictionary<string, string> given)
    {
        foreach (var name in given.Keys)
            Find(recipe, name);

        return recipe.Hyperparameters.ToDictionary(
            hyperparameter => hyperparameter.Name,
            hyperparameter => given.TryGetValue(hyperparameter.Name, out var text) ? Value(recipe, hyperparameter, text) : hyperparameter.Default);
    }

    /// <summary>The hyperparameter of a name.</summary>
    /// <param name="recipe">The recipe that should have it.</param>
    /// <param name="name">Such as hidden_dimension.</param>
    /// <exception cref="RecipeException">The recipe has none of that name; the message lists those it has.</exception>
    public static Hyperparameter Find(RecipeDescription recipe, string name)
    {
        var names = recipe.Hyperparameters.Select(hyperparameter => hyperparameter.Name).ToArray();
        return recipe.Hyperparameters.FirstOrDefault(hyperparameter => hyperparameter.Name == name)
            ?? throw new RecipeException(names.Length == 0
                ? $"{recipe.Name} has no hyperparameters, so '{name}' cannot be set. Leave it out."
                : $"{recipe.Name} has no hyperparameter '{name}'.{NearestName.Hint(name, names)} It has {string.Join(", ", names)}.");
    }

    /// <summary>Checks one value.</summary>
    /// <param name="recipe">The recipe that will read it.</param>
    /// <param name="hyperparameter">One of its hyperparameters.</param>
    /// <param name="text">The value.</param>
    /// <returns>The value in one spelling: "32" for "+032", "true" for "True".</returns>
    /// <exception cref="RecipeException">The value is not allowed; the message says what is.</exception>
    public static string Value(RecipeDescription recipe, Hyperparameter hyperparameter, string text) =>
        Spell(hyperparameter, text.Trim()) ?? throw new RecipeException(
            $"{hyperparameter.Name} of {recipe.Name} is '{text}'; it must be {hyperparameter.Allowed}. The default is {hyperparameter.Default}.");

    /// <summary>The value in one spelling, or null when it is not allowed.</summary>
    private static string? Spell(Hyperparameter hyperparameter, string text)
    {
        if (hyperparameter.Choices?.Contains(text, StringComparer.Ordinal) is true)
            return text;

        switch (hyperparameter.Kind)
        {
            case HyperparameterKind.Boolean:
                // Python scripts write str(True).
                return bool.TryParse(text, out var flag) ? (flag ? "true" : "false") : null;
            case HyperparameterKind.Integer:
                return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && IsWithin(hyperparameter, whole)
                    ? whole.ToString(CultureInfo.InvariantCulture)
                    : null;
            case HyperparameterKind.Real:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && IsWithin(hyperparameter, real)
                    ? real.ToString("R", CultureInfo.InvariantCulture)
                    : null;
            default:
                return null;
        }
    }

    private static bool IsWithin(Hyperparameter hyperparameter, double value) =>
        double.IsFinite(value) && !(value < hyperparameter.Minimum) && !(value > hyperparameter.Maximum);
}
