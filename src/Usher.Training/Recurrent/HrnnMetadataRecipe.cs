using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Recurrent;

/// <summary>aws-hrnn-metadata: aws-hrnn whose items and users also speak through their columns.</summary>
internal sealed class HrnnMetadataRecipe : IRecipe
{
    public string Name => "aws-hrnn-metadata";

    public IRanker Train(Split split, HyperparameterValues settings, TrainingRun run) =>
        new RecurrentTrainer(split, RecurrentOptions.From(settings) with { Columns = new() }, run, Name).Train();
}
