using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;

namespace Usher.Training.Recipes;

/// <summary>A way to train a ranker on interactions. Its name, hyperparameters and description are in <see cref="Usher.Ranking.Recipes.RecipeCatalog"/>.</summary>
public interface IRecipe
{
    /// <summary>The name, such as aws-hrnn.</summary>
    string Name { get; }

    /// <summary>
    /// Whether the model that is kept is trained once more, on all events: those of the validation and of the test too. It is for recipes that only count, in an instant, and choose nothing by the validation:
    /// there, a count that lacks each user's newest event is plainly wrong. The default is false.
    /// </summary>
    bool KeepsAllEvents => false;

    /// <summary>Trains on the training events of a split. It may use the validation queries to choose settings, but never reads the test queries.</summary>
    /// <param name="split">The events, divided into training, validation and test.</param>
    /// <param name="settings">Every hyperparameter of the recipe, checked.</param>
    /// <param name="run">Seed, progress and cancellation.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    IRanker Train(Split split, HyperparameterValues settings, TrainingRun run);
}
