using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Recurrent;

/// <summary>aws-hrnn-metadata: aws-hrnn that also uses the columns of items and users.</summary>
internal sealed class HrnnMetadataRecipe : IRecipe
{
    public string Name => "aws-hrnn-metadata";

    public IRanker Train(Split split, HyperparameterValues settings, TrainingRun run) =>
        new RecurrentTrainer(split, RecurrentOptions.From(settings) with { Columns = new() }, run, Name).Train();
}
