using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;

namespace Usher.Training.Recipes;

/// <summary>A way to make a ranker from interactions. Its name, hyperparameters and meaning are in <see cref="Usher.Ranking.Recipes.RecipeCatalog"/>.</summary>
public interface IRecipe
{
    /// <summary>Such as aws-hrnn.</summary>
    string Name { get; }

    /// <summary>Learns from the training events of a split; may choose by its validation queries; never looks at its test queries.</summary>
    /// <param name="split">The events and what may be done with them.</param>
    /// <param name="settings">Every hyperparameter of the recipe, checked.</param>
    /// <param name="run">Seed, progress and a way to stop.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    IRanker Train(Split split, HyperparameterValues settings, TrainingRun run);
}
