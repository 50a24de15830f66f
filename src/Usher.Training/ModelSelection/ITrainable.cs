using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.ModelSelection;

/// <summary>What a job can train: one recipe with given hyperparameters, or several candidates, of which validation chooses the best.</summary>
internal interface ITrainable
{
    /// <summary>The name in a report: a recipe, or how one is chosen.</summary>
    string Name { get; }

    /// <summary>Trains on a split. It may use the validation queries to choose a candidate, but never reads the test queries.</summary>
    TrainedRanker Train(Split split, TrainingRun run);
}
