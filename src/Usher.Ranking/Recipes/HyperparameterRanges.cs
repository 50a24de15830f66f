using System.Globalization;
using Usher.Ranking.Jobs;

namespace Usher.Ranking.Recipes;

/// <summary>Checks the ranges of a hyperparameter search against its recipe, before anything is trained.</summary>
public static class HyperparameterRanges
{
    /// <summary>The most models that a search may train, as in Personalize.</summary>
    public const int MaxJobs = 40;

    /// <summary>Checks a search.</summary>
    /// <param name="recipe">The recipe to be tuned.</param>
    /// <param name="search">Its ranges; without any, all that may be tuned is, over all that is allowed.</param>
    /// <param name="given">Hyperparameters that have a value already.</param>
    /// <returns>The search with the ranges that it will use.</returns>
    /// <exception cref="RecipeException">A range is of an unknown hyperparameter, one that may not be tuned or has a value already, or reaches beyond what is allowed.</exception>
    public static HpoSettings Check(RecipeDescription recipe, HpoSettings search, IReadOnlyDictionary<string, string> given)
    {
        if (search.MaxJobs is < 1 or > MaxJobs)
            throw new RecipeException($"A search may train 1 to {MaxJobs} models, but {search.MaxJobs} were asked for.");

        foreach (var range in search.Integers)
        {
            var hyperparameter = FindTunable(recipe, range.Name, given, HyperparameterKind.Integer, HyperparameterKind.Real);
            CheckBounds(recipe, hyperparameter, range.Minimum, range.Maximum);
        }

        foreach (var range in search.Continuous)
            CheckBounds(recipe, FindTunable(recipe, range.Name, given, HyperparameterKind.Real), range.Minimum, range.Maximum);

        foreach (var range in search.Categoricals)
        {
            var hyperparameter = FindTunable(recipe, range.Name, given, Enum.GetValues<HyperparameterKind>());
            if (range.Values.Count == 0)
                throw new RecipeException($"The search lists no value of {range.Name}. Give at least one, or leave it out; it must be {hyperparameter.Allowed}.");

            foreach (var value in range.Values)
                HyperparameterCheck.Value(recipe, hyperparameter, value);
        }

        var names = search.Integers.Select(range => range.Name)
            .Concat(search.Continuous.Select(range => range.Name))
            .Concat(search.Categoricals.Select(range => range.Name))
            .ToArray();
        if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new RecipeException($"The search has more than one range of {twice.Key}. Keep one of them.");

        return names.Length > 0 ? search : Everything(recipe, search, given);
    }

    private static Hyperparameter FindTunable(
        RecipeDescription recipe, string name, IReadOnlyDictionary<string, string> given, params HyperparameterKind[] kinds)
    {
        var hyperparameter = HyperparameterCheck.Find(recipe, name);
        if (!hyperparameter.IsTunable)
        {
            var tunable = recipe.Hyperparameters.Where(other => other.IsTunable).Select(other => other.Name).ToArray();
            throw new RecipeException(tunable.Length == 0
                ? $"A search cannot vary {name}: {recipe.Name} has no hyperparameter that may be tuned."
                : $"A search cannot vary {name} of {recipe.Name}. It can vary {string.Join(", ", tunable)}.");
        }

        if (given.TryGetValue(name, out var value))
            throw new RecipeException($"{name} is set to {value} and also has a range. Drop one of the two.");

        if (!kinds.Contains(hyperparameter.Kind))
            throw new RecipeException($"{name} of {recipe.Name} is {hyperparameter.Allowed}: {KindOfRange(hyperparameter.Kind)}.");

        return hyperparameter;
    }

    private static string KindOfRange(HyperparameterKind kind) => kind switch
    {
        HyperparameterKind.Integer => "give it an integer range, or list its values in a categorical one",
        HyperparameterKind.Real => "give it a continuous range, or list its values in a categorical one",
        _ => "list its values in a categorical range",
    };

    private static void CheckBounds(RecipeDescription recipe, Hyperparameter hyperparameter, double minimum, double maximum)
    {
        if (!(minimum <= maximum))
            throw new RecipeException(string.Create(CultureInfo.InvariantCulture, $"The range of {hyperparameter.Name} begins at {minimum} and ends at {maximum}. Swap them."));

        foreach (var bound in (ReadOnlySpan<double>)[minimum, maximum])
            HyperparameterCheck.Value(recipe, hyperparameter, bound.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The ranges that Personalize calls the defaults: everything that may be tuned, as far as its limits reach.</summary>
    private static HpoSettings Everything(RecipeDescription recipe, HpoSettings search, IReadOnlyDictionary<string, string> given)
    {
        var free = recipe.Hyperparameters.Where(hyperparameter => hyperparameter.IsTunable && !given.ContainsKey(hyperparameter.Name)).ToArray();
        if (free.Length == 0)
            throw new RecipeException($"{recipe.Name} has nothing left to tune. Train it without a search.");

        return search with
        {
            Integers = [.. Bounded(HyperparameterKind.Integer).Select(it => new IntegerRange(it.Name, (int)it.Minimum!, (int)it.Maximum!))],
            Continuous = [.. Bounded(HyperparameterKind.Real).Select(it => new ContinuousRange(it.Name, it.Minimum!.Value, it.Maximum!.Value))],
            Categoricals =
            [
                .. free.Where(it => it.Kind is HyperparameterKind.Boolean).Select(it => new CategoricalRange(it.Name, ["true", "false"])),
                .. free.Where(it => it.Kind is HyperparameterKind.Choice).Select(it => new CategoricalRange(it.Name, it.Choices!)),
            ],
        };

        IEnumerable<Hyperparameter> Bounded(HyperparameterKind kind) => free.Where(it => it.Kind == kind && it.Minimum is not null && it.Maximum is not null);
    }
}
