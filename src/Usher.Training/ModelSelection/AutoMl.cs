using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.ModelSelection;

/// <summary>Trains several recipes, measures each on validation, and keeps the best.</summary>
/// <param name="candidates">At least one candidate. Of candidates with the same value the first wins.</param>
/// <param name="baseline">A candidate that is trained and measured for comparison only, and cannot win.</param>
/// <param name="metric">The metric that decides, such as ndcg@10.</param>
/// <param name="tell">Receives a message for each candidate as soon as it is measured.</param>
internal sealed class AutoMl(
    IReadOnlyList<ConfiguredRecipe> candidates, ConfiguredRecipe baseline, string metric, IProgress<TrainerMessage>? tell) : ITrainable
{
    public string Name => $"the best of {string.Join(", ", candidates.Select(candidate => candidate.Name))} by {metric} on validation";

    /// <summary>The candidates of Personalize: the HRNN recipes that fit the data. Recipes that read columns need data that has some.</summary>
    public static IReadOnlyList<string> DefaultRecipes(TrainingSet set) => set.ItemFields.Count + set.UserFields.Count + set.ItemTexts.Count > 0
        ? ["aws-hrnn", "aws-hrnn-metadata", "aws-hrnn-coldstart"]
        : ["aws-hrnn"];

    public TrainedRanker Train(Split split, TrainingRun run)
    {
        var comparison = new CandidateComparison(metric, tell);
        comparison.EnterBaseline(baseline, split, run);
        for (var index = 0; index < candidates.Count; index++)
        {
            var note = candidates.Count > 1 ? $"candidate {index + 1} of {candidates.Count}" : "";
            comparison.Enter(candidates[index], split, run with { Progress = NotedProgress.Of(run.Progress, note) });
        }

        return comparison.Best;
    }
}
