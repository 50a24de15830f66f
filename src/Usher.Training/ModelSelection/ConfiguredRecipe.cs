using Usher.Ranking.Recipes;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.ModelSelection;

/// <summary>A recipe and the hyperparameters to train it with.</summary>
internal sealed class ConfiguredRecipe : ITrainable
{
    private readonly IRecipe _recipe;
    private readonly RecipeDescription _description;
    private readonly TimeProvider _clock;

    /// <param name="recipe">The recipe.</param>
    /// <param name="description">The catalogue's description of the recipe.</param>
    /// <param name="given">Hyperparameters that differ from their defaults.</param>
    /// <param name="clock">Measures the training.</param>
    /// <exception cref="RecipeException">A hyperparameter is unknown or not allowed.</exception>
    public ConfiguredRecipe(IRecipe recipe, RecipeDescription description, IReadOnlyDictionary<string, string> given, TimeProvider clock)
    {
        (_recipe, _description, _clock) = (recipe, description, clock);
        Settings = new(HyperparameterCheck.Complete(description, given));
    }

    public string Name => _description.Name;

    /// <summary>Every hyperparameter.</summary>
    public HyperparameterValues Settings { get; }

    /// <summary>The hyperparameters that differ from their defaults.</summary>
    public IReadOnlyDictionary<string, string> Changes => _description.Hyperparameters
        .Where(hyperparameter => Settings.Texts[hyperparameter.Name] != hyperparameter.Default)
        .ToDictionary(hyperparameter => hyperparameter.Name, hyperparameter => Settings.Texts[hyperparameter.Name]);

    /// <summary>The same recipe with some values changed.</summary>
    public ConfiguredRecipe With(IReadOnlyDictionary<string, string> values) =>
        new(_recipe, _description, Settings.Texts.Concat(values).GroupBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Last().Value), _clock);

    public TrainedRanker Train(Split split, TrainingRun run)
    {
        var start = _clock.GetTimestamp();
        var ranker = _recipe.Train(split, Settings, run);
        return new(Name, Settings, ranker, _clock.GetElapsedTime(start).TotalSeconds);
    }
}
