using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.ModelSelection;

/// <summary>What a job may ask to be trained: one recipe as it is, or the best of several by validation.</summary>
internal interface ITrainable
{
    /// <summary>What it is called in a report: a recipe, or how one is chosen.</summary>
    string Name { get; }

    /// <summary>Trains on a split; may choose by its validation queries; never looks at its test queries.</summary>
    TrainedRanker Train(Split split, TrainingRun run);
}
