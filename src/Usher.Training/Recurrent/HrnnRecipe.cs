using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Recurrent;

/// <summary>aws-hrnn: a recurrent network on interactions alone.</summary>
internal sealed class HrnnRecipe : IRecipe
{
    public string Name => "aws-hrnn";

    public IRanker Train(Split split, HyperparameterValues settings, TrainingRun run) =>
        new RecurrentTrainer(split, RecurrentOptions.From(settings), run, Name).Train();
}
